package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.parse.SaidSubject;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Field;
import io.phonelog.parser.record.KeptRecord;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose records those of a table are, as a line above it says: by the words before a number, or
 * because the number is among those of most rows. A number to call for help is nobody's.
 *
 * @param name of the number on its line
 * @param confidence 0 to 1
 * @param reason in words
 */
public record SubjectSaid(SaidSubject subject, String name, double confidence, String reason) {
    private static final double NAMED = 0.95;
    private static final double AMONG_ROWS = 0.9;
    private static final String FOUND = "the number is among those of most rows";
    private static final double MOST = 0.8;
    private static final int FEWEST_ROWS = 3;
    private static final int LOOKED_AT = 120;

    /** Countries and areas are written or left out; the last figures are the same. */
    private static final int TAIL = 8;

    private static final int SHORTEST_TAIL = 7;
    private static final int LONGEST_CELL = 40;

    /**
     * What is said above a table; null where nobody is named, or several are.
     *
     * @param sample of the file, the table too
     */
    static @Nullable SubjectSaid above(Sample sample, TableHead head) {
        return sample.isInTables() ? above(sample.records(), head) : null;
    }

    private static @Nullable SubjectSaid above(List<KeptRecord> records, TableHead head) {
        List<SaidNumber> said = new ArrayList<>();
        List<SaidNumber> named = new ArrayList<>();
        List<KeptRecord> rows = new ArrayList<>();
        for (KeptRecord record : records) {
            if (record.place() >= head.dataLine()) {
                rows.add(record);
            } else if (record.place() != head.headerLine()) {
                said.addAll(SaidNumber.in(record));
                named.addAll(SaidNumber.subjectsIn(record));
            }
        }
        if (!named.isEmpty()) {
            return named(named);
        }
        List<String> cells = rows.isEmpty() ? List.of() : tails(rows);
        List<SaidNumber> found = said.stream().filter(number -> isAmong(number, cells)).toList();
        return !found.isEmpty() && isOne(found) ? of(found.get(0), AMONG_ROWS, FOUND) : null;
    }

    /** Whether words say it, so that it holds until others do. */
    boolean isNamed() {
        return confidence >= NAMED;
    }

    /** Of numbers that words say to be whose records follow; null where they are several. */
    static @Nullable SubjectSaid named(List<SaidNumber> named) {
        return isOne(named)
                ? of(named.get(0), NAMED, "its name says whose records these are")
                : null;
    }

    private static SubjectSaid of(SaidNumber said, double confidence, String why) {
        String reason = "line %d above the table: %s".formatted(said.line(), why);
        SaidSubject subject = new SaidSubject(said.number(), said.line());
        return new SubjectSaid(subject, said.name(), confidence, reason);
    }

    private static boolean isOne(List<SaidNumber> numbers) {
        return numbers.stream().map(number -> tail(number.digits())).distinct().count() == 1;
    }

    private static String tail(String digits) {
        return digits.substring(Math.max(0, digits.length() - TAIL));
    }

    /** The ends of all numbers in each row, divided by spaces. */
    private static List<String> tails(List<KeptRecord> rows) {
        List<String> tails = new ArrayList<>();
        for (KeptRecord row : rows.subList(0, Math.min(rows.size(), LOOKED_AT))) {
            StringBuilder ends = new StringBuilder(" ");
            for (String cell : row.fields()) {
                if (cell.length() <= LONGEST_CELL) {
                    ends.append(tail(SaidNumber.digitsOf(cell))).append(' ');
                }
            }
            if (TableStart.hasTime(row.fields())) {
                tails.add(ends.toString());
            }
        }
        return tails;
    }

    private static boolean isAmong(SaidNumber number, List<String> rows) {
        String tail = tail(number.digits());
        if (tail.length() < SHORTEST_TAIL || rows.size() < FEWEST_ROWS || number.isOfService()) {
            return false;
        }
        String end = tail + ' ';
        long with = rows.stream().filter(row -> row.contains(end)).count();
        return with >= rows.size() * MOST;
    }

    /** Whether a column says whose records they are. */
    static boolean isColumn(List<ColumnGuess> mapping) {
        return mapping.stream().anyMatch(its -> Field.SUBJECT.wireName().equals(its.field()));
    }

    /** What the columns hold, and behind them what is said above them. */
    static List<ColumnGuess> told(List<ColumnGuess> mapping, @Nullable SubjectSaid said) {
        if (said == null) {
            return mapping;
        }
        List<ColumnGuess> told = new ArrayList<>(mapping);
        told.add(said.guess());
        return List.copyOf(told);
    }

    private ColumnGuess guess() {
        String shown = name.isEmpty() ? subject.number() : name;
        return new ColumnGuess(
                "%s (line %d)".formatted(shown, subject.line()),
                Field.SUBJECT.wireName(),
                confidence,
                List.of(reason),
                List.of());
    }
}
