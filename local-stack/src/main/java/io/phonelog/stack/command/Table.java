package io.phonelog.stack.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under a heading, in columns as wide as they need to be. */
public final class Table {
    private static final String GAP = "  ";
    private static final String MARGIN = "  ";

    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... heading) {
        this.heading = List.of(heading);
    }

    public Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(cell -> oneLine(String.valueOf(cell))).toList());
        return this;
    }

    /** Prints it; lines that are wider than the terminal are cut. */
    public void print(Terminal terminal) {
        int[] widths =
                IntStream.range(0, heading.size())
                        .map(
                                column ->
                                        Math.max(
                                                heading.get(column).length(),
                                                rows.stream()
                                                        .mapToInt(row -> row.get(column).length())
                                                        .max()
                                                        .orElse(0)))
                        .toArray();
        terminal.print(terminal.dim(cut(line(heading, widths), terminal)));
        rows.forEach(row -> terminal.print(cut(line(row, widths), terminal)));
    }

    private String line(List<String> cells, int[] widths) {
        return MARGIN
                + IntStream.range(0, widths.length)
                        .mapToObj(column -> pad(cells.get(column), widths[column], numeric(column)))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing();
    }

    private boolean numeric(int column) {
        return !rows.isEmpty()
                && rows.stream().allMatch(row -> row.get(column).matches("-|[0-9][0-9.,]*( s)?"));
    }

    private static String pad(String cell, int width, boolean right) {
        String space = " ".repeat(width - cell.length());
        return right ? space + cell : cell + space;
    }

    private static String cut(String line, Terminal terminal) {
        return line.length() <= terminal.width() || !terminal.isLive()
                ? line
                : line.substring(0, terminal.width());
    }

    /** Cells may come from files and servers; a terminal must not obey them. */
    private static String oneLine(String cell) {
        return cell.replaceAll("\\p{Cntrl}", " ");
    }
}
