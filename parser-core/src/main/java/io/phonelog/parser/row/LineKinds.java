package io.phonelog.parser.row;

import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.mapping.ColumnNames;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.Records;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/** Tells records from the lines around them. */
final class LineKinds {
    enum Kind {
        DATA,
        BLANK,
        HEADER,
        PREAMBLE,
        TRAILER
    }

    private static final int MAX_TRAILER = 100;
    private static final Pattern TYPE =
            Pattern.compile(
                    "(BIG|SMALL|TINY)?INT(EGER)?|(VAR)?CHAR2?\\(\\d+\\)|TEXT|UNIQUEIDENTIFIER|DATE|"
                            + "DATETIME|TIMESTAMP|REAL|FLOAT|DOUBLE|(NUMERIC|DECIMAL|NUMBER)"
                            + "(\\(\\d+(,\\d+)?\\))?|BOOLEAN",
                    Pattern.CASE_INSENSITIVE);

    private final TableHead head;
    private final List<String> headKeys;
    private final String firstName;
    private final List<String> trailers;

    /**
     * @param template null for a table whose columns nobody understands
     */
    LineKinds(@Nullable Template template, TableHead head) {
        this.head = head;
        this.headKeys = head.columns().stream().map(ColumnNames::key).toList();
        this.firstName = head.columns().isEmpty() ? "" : head.columns().get(0);
        this.trailers = template == null ? List.of() : trailers(template.layout());
    }

    private static List<String> trailers(Layout layout) {
        if (layout instanceof Layout.Delimited delimited) {
            return delimited.trailers();
        }
        return layout instanceof Layout.FixedWidth fixed ? fixed.trailers() : List.of();
    }

    Kind of(Records record) {
        if (record.isBlank()) {
            return Kind.BLANK;
        }
        if (record.fault().isLast()) {
            return Kind.DATA;
        }
        if (record.aside()) {
            return isTrailer(record) ? Kind.TRAILER : Kind.PREAMBLE;
        }
        if (record.place() < head.dataLine()) {
            return record.place() == head.headerLine() ? Kind.HEADER : Kind.PREAMBLE;
        }
        if (record.fault() != RecordFault.NONE) {
            return Kind.DATA;
        }
        if (isHeaderAgain(record) || isTypes(record)) {
            return Kind.HEADER;
        }
        return isTrailer(record) ? Kind.TRAILER : Kind.DATA;
    }

    private boolean isHeaderAgain(Records record) {
        if (headKeys.isEmpty()
                || record.size() != headKeys.size()
                || !record.text(0).equals(firstName)) {
            return false;
        }
        for (int i = 1; i < headKeys.size(); i++) {
            if (!ColumnNames.key(record.text(i)).equals(headKeys.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Exports of databases name the types of the columns in the line below their names. */
    private boolean isTypes(Records record) {
        if (record.place() != head.dataLine() || headKeys.isEmpty()) {
            return false;
        }
        for (int i = 0; i < record.size(); i++) {
            if (!TYPE.matcher(record.text(i).strip()).matches()) {
                return false;
            }
        }
        return true;
    }

    private boolean isTrailer(Records record) {
        if (trailers.isEmpty()) {
            return false;
        }
        String text = null;
        for (String trailer : trailers) {
            if (text == null) {
                text = record.raw(MAX_TRAILER).stripLeading();
                text = text.startsWith("\"") ? text.substring(1) : text;
            }
            if (text.regionMatches(true, 0, trailer, 0, trailer.length())) {
                return true;
            }
        }
        return false;
    }
}
