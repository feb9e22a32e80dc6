package io.phonelog.parser.document;

import io.phonelog.parser.document.PdfLine.Word;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds columns that stand closer together than words do: where no line of the table has a letter,
 * and where the room is not that of a blank, since it differs from line to line.
 */
final class PdfRivers {
    private static final int FEWEST_WORDS = 4;
    private static final int FEWEST_LINES = 4;
    private static final int FEWEST_NAMES = 3;

    /** Names are broken into so many lines at most. */
    private static final int MOST_LINES = 3;

    /**
     * By so much of the size of letters the room differs, at least, where it is none of a blank.
     */
    private static final double VARIED = 0.2;

    /** In so many of the lines something stands on both sides. */
    private static final double FILLED = 0.9;

    private final List<PdfLine> rows;

    /** A stretch that is empty in all lines, in points from the left. */
    record River(double left, double right) {
        double middle() {
            return (left + right) / 2;
        }

        double width() {
            return right - left;
        }

        /** Whether a boundary in tenths of a point lies within. */
        boolean holds(int boundary) {
            return boundary >= left * 10 - 1 && boundary <= right * 10 + 1;
        }
    }

    private PdfRivers(List<PdfLine> rows) {
        this.rows = rows;
    }

    /** From left to right; none when there are too few lines of a table to tell. */
    static List<River> of(List<PdfLine> lines) {
        List<PdfLine> rows = alike(lines);
        if (rows.size() < FEWEST_LINES) {
            return List.of();
        }
        List<River> rivers = new PdfRivers(rows).find();
        List<River> named = new PdfRivers(withNames(rows, lines)).find();
        return named.size() > rivers.size() ? named : rivers;
    }

    /**
     * Names may be fewer words than the rows have. Above values of one width they alone show that
     * the room between columns is none of a blank.
     */
    private static List<PdfLine> withNames(List<PdfLine> rows, List<PdfLine> lines) {
        int first = lines.indexOf(rows.get(0));
        int above = first - 1;
        while (above > first - MOST_LINES
                && above >= 0
                && lines.get(above).words().size() < FEWEST_NAMES) {
            above--;
        }
        if (above < 0 || lines.get(above).words().size() < FEWEST_NAMES) {
            return rows;
        }
        List<PdfLine> all = new ArrayList<>();
        all.add(lines.get(above));
        all.addAll(rows);
        return all;
    }

    /** Lines of as many words as most have. */
    private static List<PdfLine> alike(List<PdfLine> lines) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (PdfLine line : lines) {
            if (line.words().size() >= FEWEST_WORDS) {
                counts.merge(line.words().size(), 1, Integer::sum);
            }
        }
        int usual =
                counts.entrySet().stream()
                        .max(
                                Map.Entry.<Integer, Integer>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .orElse(Integer.MAX_VALUE);
        return lines.stream().filter(l -> Math.abs(l.words().size() - usual) <= 1).toList();
    }

    private List<River> find() {
        List<River> rivers = new ArrayList<>(empty());
        rivers.removeIf(river -> !isVaried(river));
        int bare = bare(rivers);
        while (bare >= 0) {
            boolean last = bare == rivers.size();
            boolean narrower =
                    bare > 0 && (last || rivers.get(bare - 1).width() < rivers.get(bare).width());
            rivers.remove(narrower ? bare - 1 : bare);
            bare = bare(rivers);
        }
        return rivers;
    }

    private List<River> empty() {
        List<Word> words = new ArrayList<>();
        rows.forEach(row -> words.addAll(row.words()));
        words.sort(Comparator.comparingDouble(Word::left));
        List<River> rivers = new ArrayList<>();
        double right = Double.POSITIVE_INFINITY;
        for (Word word : words) {
            if (word.left() > right) {
                rivers.add(new River(right, word.left()));
            }
            right =
                    right == Double.POSITIVE_INFINITY
                            ? word.right()
                            : Math.max(right, word.right());
        }
        return rivers;
    }

    private boolean isVaried(River river) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (PdfLine row : rows) {
            Word before = null;
            Word after = null;
            for (Word word : row.words()) {
                before = word.middle() < river.middle() ? word : before;
                after = after == null && word.middle() > river.middle() ? word : after;
            }
            if (before != null && after != null) {
                double room = (after.left() - before.right()) / after.size();
                least = Math.min(least, room);
                most = Math.max(most, room);
            }
        }
        return most - least > VARIED;
    }

    /**
     * A column between rivers that is no column of its own, since it has no name or few values; -1
     * when there is none. The first line has the names.
     */
    private int bare(List<River> rivers) {
        for (int column = 0; !rivers.isEmpty() && column <= rivers.size(); column++) {
            double from = column == 0 ? Double.NEGATIVE_INFINITY : rivers.get(column - 1).middle();
            double to =
                    column == rivers.size()
                            ? Double.POSITIVE_INFINITY
                            : rivers.get(column).middle();
            long filled = rows.stream().filter(row -> isFilled(row, from, to)).count();
            if (filled < rows.size() * FILLED || !isFilled(rows.get(0), from, to)) {
                return column;
            }
        }
        return -1;
    }

    private static boolean isFilled(PdfLine row, double from, double to) {
        return row.words().stream().anyMatch(w -> w.middle() > from && w.middle() < to);
    }
}
