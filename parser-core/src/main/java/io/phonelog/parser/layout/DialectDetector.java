package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.Dialect;
import io.phonelog.parser.shape.Shape;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Decides which characters divide and quote the fields of a file. Every candidate reads the first
 * rows; the one wins whose rows are of one width and whose cells then look like values. After G.
 * van den Burg, A. Nazábal, C. Sutton, "Wrangling messy CSV files by detecting row and type
 * patterns" (2019). A colon in times, a comma in prose or amounts makes regular rows too, but cells
 * that are halves of something.
 */
final class DialectDetector {
    /** No quotes at all: a sign that no text has. */
    static final char NO_QUOTE = '\u001F';

    private static final char[] DELIMITERS = {',', ';', '\t', '|', '^', '~', '#', ':'};
    private static final char[] QUOTES = {'"', NO_QUOTE, '\''};
    private static final int ROWS = 120;
    private static final int BYTES = 32 * 1024;
    private static final double WORDS_SAY = 0.6;
    private static final double TEXT_SAYS = 0.2;
    private static final double NOTHING_SAYS = 0.4;

    /** Another quote than the usual must be clearly better. */
    private static final double CLEARLY = 1.02;

    private static final Set<Character> WITHIN_VALUES = Set.of(':', '#', '~', '^');

    private DialectDetector() {}

    /**
     * @param score 0 to 1: how regular the rows are and how much their cells look like values; 0
     *     when there is no table
     */
    record Judged(Dialect dialect, double score) {}

    static Judged detect(byte[] head, String charset) {
        byte[] start = head.length <= BYTES ? head : Arrays.copyOf(head, BYTES);
        Judged best = new Judged(new Dialect(charset, ',', '"'), 0);
        for (char delimiter : DELIMITERS) {
            for (char quote : QUOTES) {
                Dialect dialect = Escapes.decided(start, new Dialect(charset, delimiter, quote));
                double score = score(Sample.read(start, dialect, ROWS), delimiter);
                if (score > best.score * (quote == '"' ? 1 : CLEARLY)) {
                    best = new Judged(dialect, score);
                }
            }
        }
        return best;
    }

    private static double score(Sample sample, char delimiter) {
        int width = sample.usualWidth();
        List<Sample.Row> rows = sample.rows().stream().filter(row -> !row.isBlank()).toList();
        if (width < 2 || rows.isEmpty()) {
            return 0;
        }
        List<Sample.Row> usual = rows.stream().filter(row -> row.fields().size() == width).toList();
        double regular = (double) usual.size() / rows.size();
        double rare = WITHIN_VALUES.contains(delimiter) ? 0.7 : 1;
        return rare * regular * (width - 1) / width * likeValues(usual);
    }

    private static double likeValues(List<Sample.Row> rows) {
        double sum = 0;
        int cells = 0;
        for (Sample.Row row : rows) {
            for (String field : row.fields()) {
                sum += likeValue(field.strip());
                cells++;
            }
        }
        return sum / cells;
    }

    private static double likeValue(String value) {
        if (value.isEmpty()) {
            return NOTHING_SAYS;
        }
        Set<Shape> shapes = Shape.of(value);
        if (shapes.isEmpty()) {
            return 0;
        }
        boolean typed = shapes.stream().anyMatch(s -> s != Shape.WORDS && s != Shape.TEXT);
        return typed ? 1 : shapes.contains(Shape.WORDS) ? WORDS_SAY : TEXT_SAYS;
    }
}
