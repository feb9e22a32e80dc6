package io.phonelog.parser.layout;

import io.phonelog.parser.record.KeptRecord;
import io.phonelog.parser.shape.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A telephone number on a line beside a table.
 *
 * @param label what stands before it on the line
 * @param line on its sheet or page, from 1
 */
record SaidNumber(String label, String number, long line) {
    private static final int LONGEST_LINE = 300;
    private static final int SHORTEST = 6;
    private static final int SHORTEST_EXTENSION = 2;
    private static final int LONGEST = 15;

    /** Figures with single signs between them; two spaces divide it from what is beside it. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\d.:/-])\\+?\\(?\\d(?:(?:[()./\\u00A0-]|[ ](?! )){0,3}\\d)++"
                            + "(?![\\p{L}\\d@:%]|[.,/-]\\d)");

    private static final String NUMBER_WORDS =
            "number|num|no|nr|n°|nº|nummer|numéro|numero|número|numer|номер|phone|telephone|tel|mobile|msisdn"
                    + "|mdn|line|ligne|línea|linea|linha|subscriber|party|a-party|target|user|extension|rufnummer"
                    + "|anschluss(?:es)?|des|der|den|du|de|del|della|da|the|is|was|für";

    private static final String OWN =
            "target|subject|subscriber(?:[’']s)?|msisdn|mdn|served|(?:call|usage|billing|activity|itemi[sz]ed)?"
                    + " ?(?:details?|records?|calls|usage|activity|statement|history|call list|itemi[sz]ation)"
                    + " (?:for|of)|calls (?:made )?(?:by|from)|(?:mobile|wireless|cellular|cell|line|monitored"
                    + "|intercepted) (?:phone )?(?:number|no)|line|rufnummer|mobilfunknummer|mobilnummer"
                    + "|anschluss(?:nummer)?|teilnehmer(?:nummer)?|(?:einzelverbindungsnachweis|verbindungen"
                    + "|gespräche) (?:für|von|zu)|abonné|ligne|numéro (?:de ligne|de mobile|d[’']abonné|appelant)"
                    + "|appels (?:de|du)|abonado|línea|llamadas (?:de|del)|utenza|linea|chiamate (?:da|di)"
                    + "|assinante|linha|chamadas (?:de|da)|abonnee|aansluiting|mobiel nummer|abonent(?:a)?"
                    + "|numer abonenta|abone|hat|абонент(?:а)?|номер абонента";

    private static final String EXTENSIONS =
            "extension|ext|nebenstelle|durchwahl|poste|interno|anexo|extensión|ramal|dahili|toestel";

    private static final Pattern SAYS_OWN = ending(OWN);
    private static final Pattern SAYS_EXTENSION = ending(EXTENSIONS);

    private static final Pattern OF_A_SERVICE =
            Pattern.compile(
                    "(?iU)hot ?-?line|help ?-?(?:line|desk)|customer|support|service|contact|call us|callback"
                            + "|questions?|enquir|inquir|fax|emergency|complaint|kunden|fragen|notruf|störung|kontakt"
                            + "|assist|atención|cliente|klant|obsług|müşteri|поддержк|справ");

    /** Between two numbers that the same words are about. */
    private static final Pattern LISTED =
            Pattern.compile(
                    "(?iU)\\s*(?:\\([^)]*\\))?[\\s,;/&+]*(?:and|und|et|y|e|en|i|ve|и)?\\s*");

    private static Pattern ending(String words) {
        return Pattern.compile(
                "(?iU)(?:^|[^\\p{L}-])(?:"
                        + words
                        + ")(?![\\p{L}])(?:[\\s/\"'(\\[-]*+(?:"
                        + NUMBER_WORDS
                        + ")(?![\\p{L}])[.)\\]]*+)*+[\\s:=,;|\"'#.)\\]–-]*+$");
    }

    /** All numbers of a line, in its order. */
    static List<SaidNumber> in(KeptRecord record) {
        String raw = record.raw();
        String text = raw.length() <= LONGEST_LINE ? raw : raw.substring(0, LONGEST_LINE);
        List<SaidNumber> all = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        int from = 0;
        while (number.find()) {
            SaidNumber said =
                    new SaidNumber(
                            text.substring(from, number.start()), number.group(), record.line());
            if (said.isNumber()) {
                all.add(said);
            }
            from = number.end();
        }
        return all;
    }

    /** Those of them that the words before them say to be whose records follow. */
    static List<SaidNumber> subjectsIn(KeptRecord record) {
        List<SaidNumber> subjects = new ArrayList<>();
        boolean goesOn = false;
        for (SaidNumber number : in(record)) {
            goesOn = number.isSubjects() || goesOn && LISTED.matcher(number.label).matches();
            if (goesOn) {
                subjects.add(number);
            }
        }
        return subjects;
    }

    private boolean isNumber() {
        int digits = digits().length();
        boolean day = Shape.DATE.matches(number) || Shape.CLOCK.matches(number);
        return digits >= SHORTEST_EXTENSION && digits <= LONGEST && !day;
    }

    /** Its figures alone. */
    String digits() {
        return digitsOf(number);
    }

    static String digitsOf(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** Whether it is long enough to reach somebody from everywhere. */
    boolean isPublic() {
        return digits().length() >= SHORTEST;
    }

    /** Whether the words before it say that it is whose records follow, in so many words. */
    private boolean isSubjects() {
        return !isOfService()
                && (isPublic() && SAYS_OWN.matcher(label).find()
                        || SAYS_EXTENSION.matcher(label).find());
    }

    /** Whether it is one to call for help, and nobody's whose records follow. */
    boolean isOfService() {
        return OF_A_SERVICE.matcher(label).find();
    }

    /** The words before it, without the signs between. */
    String name() {
        return label.replaceAll("(?U)^[^\\p{L}]+|[^\\p{L})]+$", "");
    }
}
