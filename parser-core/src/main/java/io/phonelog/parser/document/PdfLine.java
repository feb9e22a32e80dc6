package io.phonelog.parser.document;

import io.phonelog.parser.record.RowRecords;

import java.util.ArrayList;
import java.util.List;

/**
 * A line on a page, as words with their places in points from the left.
 *
 * @param foot of its letters, in points from the top of the page
 */
record PdfLine(List<Word> words, double foot) {
    /**
     * Between the cells of a row there is more room than this share of the size of their letters.
     */
    private static final double CELL_GAP = 0.6;

    /** Some letters without room between them. */
    record Word(String text, double left, double right, double size) {
        double middle() {
            return (left + right) / 2;
        }
    }

    /** A stretch of the line with something in it. */
    record Cell(double left, double right) {}

    /** The words that stand close together, as one. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        double left = 0;
        double right = Double.NEGATIVE_INFINITY;
        for (Word word : words) {
            if (word.left() - right > CELL_GAP * word.size()) {
                if (right > Double.NEGATIVE_INFINITY) {
                    cells.add(new Cell(left, right));
                }
                left = word.left();
            }
            right = Math.max(right, word.right());
        }
        if (right > Double.NEGATIVE_INFINITY) {
            cells.add(new Cell(left, right));
        }
        return cells;
    }

    /**
     * What stands in each column.
     *
     * @param boundaries between them, in tenths of a point
     */
    List<String> fields(List<Integer> boundaries) {
        List<StringBuilder> fields = new ArrayList<>();
        for (int i = 0; i <= boundaries.size(); i++) {
            fields.add(new StringBuilder());
        }
        for (Word word : words) {
            StringBuilder field = fields.get(column(word.middle(), boundaries));
            field.append(field.isEmpty() ? "" : " ").append(word.text());
        }
        return fields.stream().map(field -> RowRecords.cut(field.toString())).toList();
    }

    /** Whether nothing in it stands in two columns. */
    boolean isWithin(List<Integer> boundaries) {
        return cells().stream()
                .allMatch(c -> column(c.left(), boundaries) == column(c.right(), boundaries));
    }

    private static int column(double place, List<Integer> boundaries) {
        int column = 0;
        while (column < boundaries.size() && place * 10 >= boundaries.get(column)) {
            column++;
        }
        return column;
    }

    /** Of its letters, in points. */
    double size() {
        return words.get(0).size();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            text.append(text.isEmpty() ? "" : " ").append(word.text());
        }
        return RowRecords.cut(text.toString());
    }
}
