package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.TableHead;
import io.phonelog.parser.layout.Sample.Row;
import io.phonelog.parser.mapping.ColumnNames;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the table among the lines of a file: what comes before it, its column names in one line or
 * two, a line of types below them, names that are repeated, rulers, and lines of totals.
 */
final class TableFinder {
    private static final int MAX_TRAILERS = 20;
    private static final int RULER = 5;

    private final Sample sample;
    private final int width;
    private final List<Row> full = new ArrayList<>();
    private final List<Row> others = new ArrayList<>();

    private TableFinder(Sample sample) {
        this.sample = sample;
        this.width = sample.usualWidth();
        for (Row row : sample.rows()) {
            if (row.fields().size() == width && !isRuler(row) && !isTitle(row)) {
                full.add(row);
            } else if (!row.isBlank()) {
                others.add(row);
            }
        }
        full.removeIf(Row::isBlank);
    }

    static Table find(Sample sample) {
        return new TableFinder(sample).table();
    }

    private Table table() {
        HeadLines lines = new HeadLines(full, width);
        TableHead head = head(lines);
        List<String> keys = keys(head.columns());
        List<List<String>> data = new ArrayList<>();
        List<List<String>> otherHeads = new ArrayList<>();
        Set<String> totals = new LinkedHashSet<>();
        for (Row row : full.subList(lines.count(), full.size())) {
            if (Totals.isTotal(row) && !lines.isLikeRows(row)) {
                totals.add(Totals.beginning(row));
            } else if (keys.isEmpty() || !keys(row.fields()).equals(keys)) {
                if (lines.areNames(row)) {
                    otherHeads.add(row.fields());
                } else {
                    data.add(row.fields());
                }
            }
        }
        afterwards(head, totals, otherHeads);
        totals.removeIf(text -> beginsData(text, data));
        List<String> trailers = totals.stream().limit(MAX_TRAILERS).toList();
        return new Table(sample.form(), head, width, data, trailers, otherHeads);
    }

    private TableHead head(HeadLines lines) {
        if (full.isEmpty()) {
            return new TableHead(List.of(), 0, 1);
        }
        if (lines.names().isEmpty()) {
            long first = full.get(0).line();
            return new TableHead(List.of(), 0, first);
        }
        Row last = full.get(lines.count() - 1);
        return new TableHead(lines.names(), lines.namesLine(), last.nextLine());
    }

    /**
     * Lines of another width below the names: totals, remarks, rulers, or the names of another
     * table.
     */
    private void afterwards(TableHead head, Set<String> totals, List<List<String>> otherHeads) {
        for (Row row : others) {
            if (row.line() < head.dataLine()) {
                continue;
            }
            if (isRuler(row)) {
                totals.add(row.raw().strip().substring(0, RULER));
            } else if (row.fields().size() <= 2 || isTitle(row) || Totals.isTotal(row)) {
                totals.add(Totals.beginning(row));
            } else if (HeadLines.namesOnly(row.fields())) {
                otherHeads.add(row.fields());
            }
        }
        totals.removeIf(String::isBlank);
    }

    private static boolean beginsData(String text, List<List<String>> data) {
        for (List<String> row : data) {
            if (row.get(0).regionMatches(true, 0, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }

    /** Sheets pad what stands alone on a line to the width of the table. */
    private boolean isTitle(Row row) {
        return width > 2 && row.fields().stream().filter(field -> !field.isBlank()).count() == 1;
    }

    private static List<String> keys(List<String> names) {
        return names.stream().map(ColumnNames::key).toList();
    }

    /** A line drawn with signs. */
    static boolean isRuler(Row row) {
        String text = row.raw().strip();
        return text.length() >= RULER
                && text.chars().allMatch(c -> "-=_*+| ,;\t~".indexOf(c) >= 0)
                && "-=_*+~".indexOf(text.charAt(0)) >= 0;
    }
}
