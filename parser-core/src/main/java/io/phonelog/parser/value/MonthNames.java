package io.phonelog.parser.value;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names of months, long and short, in the languages that phone records come in. No name means two
 * months, so nobody has to say which language it is.
 */
public final class MonthNames {
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ru");
    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
        for (String language : LANGUAGES) {
            for (Month month : Month.values()) {
                learn(month, Locale.forLanguageTag(language));
            }
        }
        NUMBERS.put("sept", 9);
        NUMBERS.put("mrz", 3);
    }

    private MonthNames() {}

    private static void learn(Month month, Locale language) {
        TextStyle[] styles = {
            TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE
        };
        for (TextStyle style : styles) {
            String written = month.getDisplayName(style, language);
            String name = key(written);
            if (name.codePoints().allMatch(Character::isLetter)) {
                NUMBERS.putIfAbsent(name, month.getValue());
                NUMBERS.putIfAbsent(written, month.getValue());
            }
        }
    }

    /** The month of that name, 1 to 12; 0 when there is none. */
    public static int number(String name) {
        Integer asWritten = NUMBERS.get(name);
        return asWritten != null ? asWritten : NUMBERS.getOrDefault(key(name), 0);
    }

    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
