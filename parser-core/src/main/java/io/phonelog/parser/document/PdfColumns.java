package io.phonelog.parser.document;

import io.phonelog.parser.document.PdfLine.Cell;
import io.phonelog.parser.document.PdfRivers.River;
import io.phonelog.parser.record.DamagedFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the columns of a document's table on its first pages. They are the same on all pages, so
 * that a page on which a column happens to be empty is read as the others.
 */
public final class PdfColumns {
    private static final int MOST_PAGES = 10;
    private static final int ENOUGH_LINES = 60;
    private static final int FEWEST_CELLS = 3;

    private PdfColumns() {}

    /**
     * The boundaries between the columns, in tenths of a point.
     *
     * @return null when there is no text; empty when there is no table
     */
    public static @Nullable List<Integer> of(PdfFile file) throws IOException {
        List<PdfLine> lines = new ArrayList<>();
        int pages = Math.min(MOST_PAGES, file.pages());
        for (int page = 0; page < pages && lines.size() < ENOUGH_LINES; page++) {
            lines.addAll(readable(file, page));
        }
        if (lines.isEmpty()) {
            return null;
        }
        List<List<Cell>> rows =
                lines.stream().map(PdfLine::cells).filter(c -> c.size() >= FEWEST_CELLS).toList();
        return withRivers(boundaries(rows), PdfRivers.of(lines));
    }

    /** The boundaries, and those of columns that stand too close for them. */
    private static List<Integer> withRivers(List<Integer> boundaries, List<River> rivers) {
        List<Integer> all = new ArrayList<>(boundaries);
        for (River river : rivers) {
            if (boundaries.stream().noneMatch(river::holds)) {
                all.add((int) Math.round(river.middle() * 10));
            }
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }

    private static List<PdfLine> readable(PdfFile file, int page) throws IOException {
        try {
            return file.lines(page);
        } catch (DamagedFile e) {
            return List.of();
        }
    }

    private static List<Integer> boundaries(List<List<Cell>> rows) {
        int usual = usual(rows);
        List<Cell> cells = new ArrayList<>();
        for (List<Cell> row : rows) {
            if (Math.abs(row.size() - usual) <= 1) {
                cells.addAll(row);
            }
        }
        cells.sort(Comparator.comparingDouble(Cell::left));
        List<Integer> boundaries = new ArrayList<>();
        double right = Double.POSITIVE_INFINITY;
        for (Cell cell : cells) {
            if (cell.left() > right) {
                boundaries.add((int) Math.round((right + cell.left()) * 5));
                right = cell.right();
            }
            right =
                    right == Double.POSITIVE_INFINITY
                            ? cell.right()
                            : Math.max(right, cell.right());
        }
        return boundaries;
    }

    /** How many cells most rows have; of as many, the greater. */
    private static int usual(List<List<Cell>> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(
                        Map.Entry.<Integer, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
