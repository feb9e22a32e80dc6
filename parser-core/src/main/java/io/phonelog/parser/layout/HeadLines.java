package io.phonelog.parser.layout;

import io.phonelog.parser.layout.Sample.Row;
import io.phonelog.parser.shape.Shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first full lines of a table: which of them name the columns. Names are words where the rows
 * below hold figures, times and numbers.
 */
final class HeadLines {
    private static final Pattern SQL_TYPE =
            Pattern.compile(
                    "(?i)(?:big|small|tiny)?int(?:eger)?|(?:n?var)?char2?(?: ?\\(\\d+\\))?|text|uniqueidentifier|timestamp"
                            + "|date|time|datetime2?|double|float|real|decimal(?: ?\\(.*\\))?|numeric(?: ?\\(.*\\))?"
                            + "|number(?: ?\\(.*\\))?|bool(?:ean)?|string|bit|long|uuid");
    private static final int LOOKED_AT = 40;
    private static final int LONGEST_NAME = 60;
    private static final Set<Shape> FIGURES =
            Set.of(
                    Shape.DATE,
                    Shape.CLOCK,
                    Shape.DATE_TIME,
                    Shape.DIGITS,
                    Shape.DECIMAL,
                    Shape.PHONE,
                    Shape.UNITS,
                    Shape.MONEY,
                    Shape.IDENTIFIER,
                    Shape.POSITION,
                    Shape.COORDINATE,
                    Shape.IP);

    private final List<Row> rows;
    private final int width;
    private List<String> names = List.of();
    private long namesLine;
    private int count;

    /**
     * @param rows the lines that are of the table's width
     */
    HeadLines(List<Row> rows, int width) {
        this.rows = rows;
        this.width = width;
        if (!rows.isEmpty() && namesOnly(rows.get(0).fields()) && unlikeTheRest(0)) {
            take();
        }
    }

    private void take() {
        names = rows.get(0).fields();
        namesLine = rows.get(0).line();
        count = 1;
        if (rows.size() > count && rows.get(count).fields().stream().allMatch(HeadLines::isType)) {
            count++;
        } else if (rows.size() > count + 1 && isSecondLine(rows.get(count))) {
            names = joined(names, rows.get(count).fields());
            namesLine = rows.get(count).line();
            count++;
        }
    }

    /** The names; none when the first line is data. Groups above names are written before them. */
    List<String> names() {
        return names;
    }

    /** The line of the names, from 1. */
    long namesLine() {
        return namesLine;
    }

    /** How many of the full lines come before the data. */
    int count() {
        return count;
    }

    /**
     * Whether a line further down is one of names: nothing but words, and unlike what is around it.
     */
    boolean areNames(Row row) {
        return !names.isEmpty() && namesOnly(row.fields()) && clashes(row.fields()) * 2 >= width;
    }

    /** Whether a line has figures wherever the others have. */
    boolean isLikeRows(Row row) {
        return clashes(row.fields()) == 0;
    }

    /** Whether all cells could be names: short, distinct, and with letters at the front. */
    static boolean namesOnly(List<String> cells) {
        Set<String> seen = new HashSet<>();
        int named = 0;
        int repeated = 0;
        for (String cell : cells) {
            String name = cell.strip();
            if (name.isEmpty()) {
                continue;
            }
            if (!looksLikeName(name)) {
                return false;
            }
            named++;
            repeated += seen.add(name) ? 0 : 1;
        }
        return named * 3 > cells.size() && repeated * 3 <= named;
    }

    private static boolean looksLikeName(String name) {
        if (name.length() > LONGEST_NAME || !name.codePoints().anyMatch(Character::isLetter)) {
            return false;
        }
        Set<Shape> shapes = Shape.of(name);
        return shapes.stream().noneMatch(HeadLines::isValue) || shapes.contains(Shape.WORDS);
    }

    private static boolean isValue(Shape shape) {
        return FIGURES.contains(shape) && shape != Shape.IDENTIFIER && shape != Shape.MONEY;
    }

    /** Names stand where the rows below have figures; without any row below, words are names. */
    private boolean unlikeTheRest(int at) {
        if (rows.size() == 1) {
            return true;
        }
        return clashes(rows.get(at).fields()) > 0 || neverAgain(at);
    }

    /** In how many columns the rows below hold figures and this line none. */
    private int clashes(List<String> cells) {
        int from = Math.max(1, count);
        int clashes = 0;
        for (int column = 0; column < width; column++) {
            int figures = 0;
            int filled = 0;
            for (Row row : rows.subList(from, Math.min(rows.size(), from + LOOKED_AT))) {
                String cell = row.fields().get(column).strip();
                filled += cell.isEmpty() ? 0 : 1;
                figures += cell.isEmpty() || !hasFigures(cell) ? 0 : 1;
            }
            boolean here = hasFigures(cells.get(column).strip());
            clashes += filled > 0 && figures * 10 >= filled * 7 && !here ? 1 : 0;
        }
        return clashes;
    }

    private static boolean hasFigures(String cell) {
        return FIGURES.stream().anyMatch(shape -> shape.matches(cell));
    }

    private boolean neverAgain(int at) {
        for (int column = 0; column < width; column++) {
            String name = rows.get(at).fields().get(column);
            for (Row row : rows.subList(at + 1, Math.min(rows.size(), at + LOOKED_AT))) {
                if (row.fields().get(column).equals(name) && !name.isBlank()) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isSecondLine(Row row) {
        boolean gaps = names.stream().anyMatch(String::isBlank);
        return gaps && namesOnly(row.fields()) && clashes(row.fields()) > 0;
    }

    private static boolean isType(String cell) {
        return SQL_TYPE.matcher(cell.strip()).matches();
    }

    /** A group's name goes on until the next one, for the columns that have names below it. */
    private static List<String> joined(List<String> groups, List<String> below) {
        List<String> joined = new ArrayList<>();
        String group = "";
        for (int i = 0; i < groups.size(); i++) {
            String above = groups.get(i).strip();
            String name = below.get(i).strip();
            group = above.isEmpty() ? group : above;
            joined.add(name.isEmpty() ? above : (group + ' ' + name).strip());
        }
        return joined;
    }
}
