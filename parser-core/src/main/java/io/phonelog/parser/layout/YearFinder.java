package io.phonelog.parser.layout;

import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.record.Records;
import io.phonelog.parser.value.MissingYear;
import io.phonelog.parser.value.MissingYear.Source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds the year of dates that are written without one: what is said above the table, if that is
 * one year; else what the file's name says, if that is one; else the last that they can be of when
 * the file was uploaded. Dates that would be later than they can be are of the year before.
 */
public final class YearFinder {
    private static final int LINES_ABOVE = 60;
    private static final int LOOKED_AT = 200;
    private static final Pattern YEAR =
            Pattern.compile("(?<!\\d)(20[0-4]\\d)(?=\\D|$|[01]\\d(?:[0-3]\\d)?(?:\\D|$))");

    /** What a sample is read with: every day exists in that year. */
    private static final int LEAP_YEAR = 2024;

    private final Opener records;
    private final long dataLine;
    private final String filename;
    private final LocalDate last;
    private @Nullable UnaryOperator<String> found;

    /**
     * @param records opens those of the file, at its start
     * @param dataLine where the first record of its first table begins
     * @param uploaded the day on which the file was; anywhere on earth it may be a day later
     *     already
     */
    public YearFinder(Opener records, long dataLine, String filename, LocalDate uploaded) {
        this.records = records;
        this.dataLine = dataLine;
        this.filename = filename;
        this.last = uploaded.plusDays(1);
    }

    /** Opens the records of a file. */
    public interface Opener {
        /** To be closed by whoever reads them. */
        Records open() throws IOException;
    }

    /** The template with the year of the file, if it leaves one to be found; else as it is. */
    public Template completed(Template template) throws IOException {
        if (!isNeeded(template)) {
            return template;
        }
        if (found == null) {
            found = look();
        }
        return with(template, found);
    }

    private static boolean isNeeded(Template template) {
        return template.columns().stream().anyMatch(c -> MissingYear.isToFind(c.format()));
    }

    private UnaryOperator<String> look() throws IOException {
        String above = above();
        Integer header = only(above);
        if (header != null) {
            return of(header, above, Source.HEADER);
        }
        Integer name = only(filename);
        return name != null
                ? of(name, filename, Source.NAME)
                : f -> MissingYear.until(f, last, Source.UPLOAD);
    }

    /**
     * A statement of January has calls of December, of the year before: no date is later than the
     * upload, nor than the month after the last that is said with the year. One more month, for
     * statements that are named by their first.
     */
    private UnaryOperator<String> of(int year, String text, Source source) {
        LocalDate end = LocalDate.of(year, 12, 31);
        int month = SaidMonth.last(text, year);
        LocalDate said =
                month == 0 || month >= 11
                        ? end
                        : YearMonth.of(year, month).plusMonths(1).atEndOfMonth();
        LocalDate latest = said.isBefore(last) ? said : last;
        if (latest.equals(end)) {
            return f -> MissingYear.found(f, year, source);
        }
        Source whence = latest.getYear() == year ? source : Source.UPLOAD;
        return f -> MissingYear.until(f, latest, whence);
    }

    /** The template with any year: a sample shows whether rows read, not when they were. */
    static Template any(Template template) {
        return isNeeded(template)
                ? with(template, f -> MissingYear.found(f, LEAP_YEAR, Source.HEADER))
                : template;
    }

    private String above() throws IOException {
        StringBuilder above = new StringBuilder();
        try (Records lines = records.open()) {
            for (int i = 0; i < LINES_ABOVE && lines.next() && lines.place() < dataLine; i++) {
                above.append(lines.raw(LOOKED_AT)).append('\n');
            }
        }
        return above.toString();
    }

    private static @Nullable Integer only(String text) {
        List<Integer> years =
                YEAR.matcher(text)
                        .results()
                        .map(found -> Integer.valueOf(found.group(1)))
                        .distinct()
                        .toList();
        return years.size() == 1 ? years.get(0) : null;
    }

    private static Template with(Template template, UnaryOperator<String> year) {
        List<Column> columns =
                template.columns().stream().map(column -> with(column, year)).toList();
        return new Template(
                template.id(),
                template.version(),
                template.orgId(),
                template.name(),
                template.description(),
                template.layout(),
                columns,
                template.defaults(),
                template.wrappers(),
                template.none(),
                template.groupBy(),
                template.deleted());
    }

    private static Column with(Column column, UnaryOperator<String> year) {
        String format = column.format();
        return format == null || !MissingYear.isToFind(format)
                ? column
                : new Column(
                        column.name(),
                        column.aliases(),
                        column.position(),
                        column.required(),
                        column.field(),
                        year.apply(format),
                        column.zone(),
                        column.none(),
                        column.values(),
                        column.otherwise(),
                        column.marked());
    }
}
