package io.phonelog.parser.layout;

import io.phonelog.parser.mapping.ColumnNames;
import io.phonelog.parser.meaning.ColumnWords;
import io.phonelog.parser.record.KeptRecord;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.shape.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells where a table begins among records: at a line of names, with rows below that say when
 * something happened. A line of words alone is none, nor is a row of words among rows of the same
 * table.
 */
final class TableStart {
    /** How many of the following records are looked at. */
    static final int LOOK = 6;

    /** Between names and rows there may be a second line of names, or of types. */
    private static final int MORE_NAMES = 2;

    /** Tables of phone records have no more columns; wider lines take long to look at. */
    static final int MAX_WIDTH = 200;

    private static final int WORDS_KNOWN = 2;
    private static final Set<Shape> TIMES =
            Set.of(Shape.DATE, Shape.DATE_TIME, Shape.CLOCK, Shape.EPOCH, Shape.DAY_OF_YEAR);

    private static final Predicate<String> HAS_DIGIT =
            text -> text.chars().anyMatch(c -> c >= '0' && c <= '9');

    private TableStart() {}

    /** Whether a record may name columns, whatever is below it. */
    static boolean mayName(KeptRecord record) {
        return record.fault() == RecordFault.NONE
                && !record.aside()
                && record.fields().size() <= MAX_WIDTH
                && filled(record.fields()) >= 2
                && HeadLines.namesOnly(record.fields());
    }

    /**
     * Whether a record that may name columns names those of the rows below it.
     *
     * @param apart whether something divides it from the rows above: a gap, or another number of
     *     columns; without that its words must be known as names
     */
    static boolean isAt(KeptRecord record, List<KeptRecord> below, boolean apart) {
        List<String> names = record.fields();
        long named = filled(names);
        if (!apart && ColumnWords.known(names) < WORDS_KNOWN) {
            return false;
        }
        List<KeptRecord> rows = below.stream().filter(row -> filled(row.fields()) > 0).toList();
        int first = 0;
        while (first < rows.size() && first < MORE_NAMES && !hasTime(rows.get(first).fields())) {
            first++;
        }
        List<KeptRecord> data = rows.subList(first, rows.size());
        long fitting = data.stream().filter(row -> fits(row.fields(), names.size(), named)).count();
        return !data.isEmpty()
                && fits(data.get(0).fields(), names.size(), named)
                && fitting * 2 >= data.size();
    }

    /** The cheap part of the question: without a figure no row says when something happened. */
    static boolean mayBeAbove(List<KeptRecord> below) {
        return below.stream().anyMatch(row -> row.fields().stream().anyMatch(HAS_DIGIT));
    }

    private static boolean fits(List<String> row, int width, long named) {
        return row.size() <= width && filled(row) * 2 >= named && hasTime(row);
    }

    static boolean hasTime(List<String> fields) {
        return timeAt(fields) >= 0;
    }

    /** Where the first time or day is among fields, from 0; -1 without any. */
    static int timeAt(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i).strip();
            if (TIMES.stream().anyMatch(time -> time.matches(field))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether words stand above rows of the table that goes on, as the name of a country does: they
     * are less than two thirds of what a row has, and hardly a known name is among them.
     *
     * @param width of the table
     * @param timeAt where its rows have their first time; -1 when nobody knows
     */
    static boolean isGroup(KeptRecord words, List<KeptRecord> below, int width, int timeAt) {
        for (KeptRecord row : below) {
            int time = timeAt(row.fields());
            if (time >= 0) {
                return isWide(row.fields().size(), width)
                        && (timeAt < 0 || time == timeAt)
                        && filled(words.fields()) * 3 <= filled(row.fields()) * 2
                        && ColumnWords.known(words.fields()) < WORDS_KNOWN;
            }
        }
        return false;
    }

    /** Whether a record of such a size may be a row of a table. */
    static boolean isWide(int size, int width) {
        return size <= width && size * 2 > width;
    }

    static long filled(List<String> fields) {
        return fields.stream().filter(field -> !field.isBlank()).count();
    }

    /** Names as they are compared; a column without one is known by its place. */
    static List<String> keys(List<String> names) {
        List<String> keys = new ArrayList<>();
        for (String name : names) {
            String shown = name.isBlank() ? "column " + (keys.size() + 1) : name;
            keys.add(ColumnNames.key(shown));
        }
        return keys;
    }
}
