package io.phonelog.parser.layout;

import io.phonelog.parser.layout.Sample.Row;

import java.util.regex.Pattern;

/** Tells lines that sum up or remark from lines that record, by how they begin. */
final class Totals {
    private static final Pattern WORDS =
            Pattern.compile(
                    "(?iU)\\W*(?:(?:grand|sub)[- ]?total|totals?|sum|count|page|end of|records?|cdr count|number of|generated|printed"
                            + "|report|note|disclaimer|this is|summe|gesamt|zwischensumme|insgesamt|seite|anzahl|sous-total|nombre"
                            + "|total general|subtotal|suma|página|totale|subtotale|pagina|totaal|subtotaal|razem|łącznie|strona"
                            + "|toplam|ara toplam|sayfa|итого|всего|страница|kul|yog)\\b.*",
                    Pattern.DOTALL);
    private static final int LONGEST = 40;

    private Totals() {}

    /** Whether the first words of a line are those of a total or remark. */
    static boolean isTotal(Row row) {
        for (String field : row.fields()) {
            if (!field.isBlank()) {
                return WORDS.matcher(field.strip()).matches();
            }
        }
        return false;
    }

    /**
     * The part of a line that will be the same in other such lines: up to the first figure or
     * colon.
     */
    static String beginning(Row row) {
        String raw = row.raw().stripLeading();
        String text = raw.startsWith("\"") ? raw.substring(1) : raw;
        int end = 0;
        while (end < text.length() && end < LONGEST && goesOn(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end).strip();
    }

    private static boolean goesOn(char c) {
        return !Character.isDigit(c) && c != ':' && c != '\n' && c != '\r' && c != '"';
    }
}
