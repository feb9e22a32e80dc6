package io.phonelog.parser.family;

import java.util.List;

/**
 * A table of a made-up system, with what each column holds.
 *
 * @param names none where the system writes none
 * @param fields wire names, or {@code extra}, by column
 * @param events what had happened, by row
 * @param country whose numbers the rows hold
 */
public record FamilyFile(
        List<String> names,
        List<String> fields,
        List<List<String>> rows,
        List<Event> events,
        World.Country country) {

    /** As bytes of a file. */
    public String text(char delimiter) {
        StringBuilder text = new StringBuilder();
        if (!names.isEmpty()) {
            line(names, delimiter, text);
        }
        rows.forEach(row -> line(row, delimiter, text));
        return text.toString();
    }

    private static void line(List<String> cells, char delimiter, StringBuilder text) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quoted = cell.indexOf(delimiter) >= 0 || cell.indexOf('"') >= 0;
            text.append(i == 0 ? "" : String.valueOf(delimiter))
                    .append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        text.append('\n');
    }
}
