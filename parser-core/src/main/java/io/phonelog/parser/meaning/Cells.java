package io.phonelog.parser.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The cells of a table without what is around them: apostrophes and the like that wrap most values,
 * and words that say there is no value.
 *
 * @param columns by their position, each with a value for every row; empty where there is none
 * @param wrappers characters around values
 * @param none values that say nothing, as they are written
 */
record Cells(List<List<String>> columns, String wrappers, List<String> none) {
    private static final Set<String> NOTHING =
            Set.of(
                    "-",
                    "--",
                    "---",
                    "----",
                    "n/a",
                    "na",
                    "#n/a",
                    "null",
                    "(null)",
                    "none",
                    "nil",
                    "\\n",
                    "nan",
                    "<null>",
                    "undefined",
                    "not available",
                    "k.a.",
                    "n.a.",
                    "n.d.",
                    "brak",
                    "yok",
                    "нет",
                    "*",
                    ".");
    private static final List<String> WRAPPERS = List.of("'", "=\"", "`", "\"");
    private static final double MOST = 0.4;

    static Cells of(List<List<String>> rows, int width) {
        String wrappers = wrappers(rows);
        List<String> none = new ArrayList<>();
        List<List<String>> columns = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            List<String> values = new ArrayList<>(rows.size());
            for (List<String> row : rows) {
                String value = unwrapped(row.get(column), wrappers);
                boolean nothing = NOTHING.contains(value.toLowerCase(Locale.ROOT));
                if (nothing && !none.contains(value)) {
                    none.add(value);
                }
                values.add(nothing ? "" : value);
            }
            columns.add(values);
        }
        return new Cells(columns, wrappers, none);
    }

    private static String wrappers(List<List<String>> rows) {
        for (String wrapper : WRAPPERS) {
            char first = wrapper.charAt(0);
            char last = wrapper.charAt(wrapper.length() - 1);
            int filled = 0;
            int wrapped = 0;
            for (List<String> row : rows) {
                for (String cell : row) {
                    String value = cell.strip();
                    boolean is = value.length() > 1 && value.charAt(0) == first;
                    filled += value.isEmpty() ? 0 : 1;
                    wrapped +=
                            is && (value.charAt(value.length() - 1) == last || last == '\'')
                                    ? 1
                                    : 0;
                }
            }
            if (wrapped > filled * MOST) {
                return wrapper;
            }
        }
        return "";
    }

    private static String unwrapped(String cell, String wrappers) {
        int from = 0;
        int to = cell.length();
        while (from < to && isPadding(cell.charAt(from), wrappers)) {
            from++;
        }
        while (to > from && isPadding(cell.charAt(to - 1), wrappers)) {
            to--;
        }
        return cell.substring(from, to);
    }

    private static boolean isPadding(char c, String wrappers) {
        return c <= ' ' || c == '\u00A0' || wrappers.indexOf(c) >= 0;
    }
}
