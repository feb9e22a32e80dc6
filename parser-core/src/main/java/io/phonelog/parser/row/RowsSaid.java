package io.phonelog.parser.row;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many records a line beside the table says there are. It must name records and one whole
 * number, and nothing else that is counted: a total of minutes is none of records.
 */
final class RowsSaid {
    private static final int LONGEST_LINE = 200;
    private static final String WORDS =
            "\\b(?:cdrs?|count|records?|rows?|entries|calls|no\\. of \\w+|number of \\w+|anzahl|datensätze|verbindungen"
                    + "|nombre|enregistrements|registros|registrazioni|aantal|liczba|rekordów|kayıt|sayısı"
                    + "|записей|количество)\\b";

    /**
     * A word of them, perhaps a few more words, and a mark before the number; or the number before
     * it.
     */
    private static final Pattern RECORDS =
            Pattern.compile(
                    "(?iU)"
                            + WORDS
                            + "(?: [\\p{L}()]+){0,3}\"?\\s*[:=,;|\\t]|^\\W*\\d[\\d., ]* "
                            + WORDS);

    private static final Pattern MEASURES =
            Pattern.compile(
                    "(?iU)\\b(?:pages?|duration|min(?:ute)?s?|sec(?:ond)?s?|hours?|cost|amount|charges?|bytes|[kmg]b|price|tax"
                            + "|dauer|betrag|seiten?|durée|montant|duración|importe|durata|importo|duur|bedrag|czas"
                            + "|kwota|süre|tutar|длительность|сумма)\\b");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\w.:/+-]|\\d,)(\\d{1,3}(?:[ ,.\u00A0]\\d{3})+|\\d{1,15})(?![\\w:/-]|[.,]\\d)");
    private static final Pattern FIGURE = Pattern.compile("\\d");

    private RowsSaid() {}

    /** The number; null when the line says none. */
    static @Nullable Long in(String line) {
        if (line.length() >= LONGEST_LINE
                || !RECORDS.matcher(line).find()
                || MEASURES.matcher(line).find()) {
            return null;
        }
        Matcher number = NUMBER.matcher(line);
        if (!number.find() || FIGURE.matcher(rest(line, number)).find()) {
            return null;
        }
        return Long.valueOf(number.group(1).replaceAll("\\D", ""));
    }

    private static String rest(String line, Matcher found) {
        return line.substring(0, found.start()) + line.substring(found.end());
    }

    /** How much of a line is looked at. */
    static int longest() {
        return LONGEST_LINE;
    }
}
