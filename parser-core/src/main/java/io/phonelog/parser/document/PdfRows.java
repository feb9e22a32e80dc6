package io.phonelog.parser.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the lines of a page together to rows. A cell may be of several lines, above, below or on
 * both sides of the others in its row: they stand closer to these than rows do to each other. What
 * is as close to two rows stays a line of its own.
 */
final class PdfRows {
    /** Between the lines of a cell, in sizes of their letters. */
    private static final double LEADING = 1.35;

    private static final double CLEARLY = 0.9;
    private static final int MOST_LINES = 12;
    private static final int NONE = -1;

    private final List<PdfLine> lines;
    private final List<Integer> boundaries;
    private final boolean[] whole;
    private final int[] above;
    private final int[] below;
    private final double between;

    private PdfRows(List<PdfLine> lines, List<Integer> boundaries) {
        this.lines = lines;
        this.boundaries = boundaries;
        this.whole = new boolean[lines.size()];
        this.above = new int[lines.size()];
        this.below = new int[lines.size()];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < whole.length; i++) {
            whole[i] = isWhole(lines.get(i).fields(boundaries));
            least = i > 0 && whole[i] && whole[i - 1] ? Math.min(least, gap(i)) : least;
        }
        this.between = least;
    }

    /** From top to bottom. */
    static List<PdfRow> of(List<PdfLine> lines, List<Integer> boundaries) {
        return new PdfRows(lines, boundaries).rows();
    }

    /** Whether so much of a row is there that it may be one. */
    static boolean isWhole(List<String> fields) {
        long filled = fields.stream().filter(field -> !field.isEmpty()).count();
        return filled * 2 >= fields.size() && filled >= 2;
    }

    private List<PdfRow> rows() {
        Arrays.fill(above, NONE);
        Arrays.fill(below, NONE);
        for (int i = 1; i < whole.length; i++) {
            above[i] = reaches(i, i - 1, i, above) ? its(i - 1, above) : NONE;
        }
        for (int i = whole.length - 2; i >= 0; i--) {
            below[i] = reaches(i, i + 1, i + 1, below) ? its(i + 1, below) : NONE;
        }
        int[] owners = owners();
        List<PdfRow> rows = new ArrayList<>();
        for (int from = 0; from < whole.length; ) {
            int to = from + 1;
            while (to < whole.length && owners[to] == owners[from]) {
                to++;
            }
            rows.add(new PdfRow(owners[from] + 1, List.copyOf(lines.subList(from, to))));
            from = to;
        }
        return rows;
    }

    /** The row that a line is of, or that a line is part of. */
    private int its(int line, int[] of) {
        return whole[line] ? line : of[line];
    }

    /** Whether a line may be part of the row that its neighbour is, or is part of. */
    private boolean reaches(int line, int neighbour, int lower, int[] of) {
        int row = its(neighbour, of);
        double gap = gap(lower);
        return !whole[line]
                && row != NONE
                && Math.abs(row - line) < MOST_LINES
                && gap <= LEADING * lines.get(line).size()
                && gap < CLEARLY * between
                && lines.get(line).isWithin(boundaries)
                && !mayBeATotal(line)
                && (row < line || gap < lines.get(line).size() || isOfData(row));
    }

    /**
     * Where a page has one row alone, nothing shows how far rows are apart: words that begin where
     * rows begin may be a line of its own.
     */
    private boolean mayBeATotal(int line) {
        return between == Double.POSITIVE_INFINITY
                && lines.get(line).fields(boundaries).get(0).chars().anyMatch(Character::isLetter);
    }

    /** What stands above names is a title, unless it stands beside them. */
    private boolean isOfData(int row) {
        return lines.get(row).text().chars().anyMatch(Character::isDigit);
    }

    /** Between a line and the one above it. */
    private double gap(int line) {
        return lines.get(line).foot() - lines.get(line - 1).foot();
    }

    /** The row of each line; its own number where it is none of another's. */
    private int[] owners() {
        int[] owners = new int[whole.length];
        for (int i = 0; i < owners.length; i++) {
            boolean up = above[i] != NONE && !isCloserBelow(i) && owners[i - 1] == above[i];
            owners[i] = up ? above[i] : i;
        }
        for (int i = owners.length - 2; i >= 0; i--) {
            boolean free = owners[i] == i && !whole[i];
            boolean down = below[i] != NONE && !isCloserAbove(i) && owners[i + 1] == below[i];
            owners[i] = free && down ? below[i] : owners[i];
        }
        return owners;
    }

    private boolean isCloserBelow(int line) {
        return below[line] != NONE && gap(line) >= CLEARLY * gap(line + 1);
    }

    private boolean isCloserAbove(int line) {
        return above[line] != NONE && gap(line + 1) >= CLEARLY * gap(line);
    }
}
