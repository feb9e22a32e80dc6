package io.phonelog.parser.value;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Durations that write their units: {@code 1m5s}, {@code 1 h 05}, {@code 1'05"}, {@code 2 Std. 5
 * Min.}, {@code PT1M5S}. A number without unit after hours is minutes, after minutes seconds.
 */
final class DurationUnits {
    private static final int LONGEST = 64;
    private static final Map<String, Integer> SECONDS = new HashMap<>();

    static {
        units(
                86400,
                "d day days tag tage tagen jour jours dia dias giorno giorni dag dagen dni gün д");
        units(
                3600,
                "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur u g godz"
                        + " godzina godziny sa saat ч час часа часов");
        units(
                60,
                "m min mins minute minutes minuten minuto minutos minuti minuut minuta minuty mn dk"
                        + " dakika м мин минута минут ' ′ ´ ’");
        units(
                1,
                "s sec secs second seconds sek sekunde sekunden seconde secondes seg segundo segundos"
                        + " secondo secondi sekunda sekundy sn saniye с сек секунда секунд \" ″ '' ´´ ’’");
    }

    private DurationUnits() {}

    private static void units(int seconds, String words) {
        for (String word : words.split(" ")) {
            SECONDS.put(word, seconds);
        }
    }

    /** Seconds, or {@link DurationReader#UNREADABLE}. */
    static double seconds(String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            return DurationReader.UNREADABLE;
        }
        String text = value.toLowerCase(Locale.ROOT);
        if (text.charAt(0) == 'p') {
            int time = text.indexOf('t');
            return time < 0 || text.substring(0, time).indexOf('m') > 0
                    ? DurationReader.UNREADABLE
                    : sum(text.substring(1, time) + text.substring(time + 1));
        }
        return sum(text);
    }

    private static double sum(String text) {
        double total = 0;
        int smaller = 0;
        int at = 0;
        while (at < text.length()) {
            int number = at;
            while (number < text.length() && isOfNumber(text, number)) {
                number++;
            }
            int unit = skip(text, number, " \u00A0");
            int end = unit;
            while (end < text.length() && !isFigure(text.charAt(end)) && !isGap(text.charAt(end))) {
                end++;
            }
            double count = DecimalText.number(text, at, number);
            Integer seconds =
                    unit == end ? Integer.valueOf(smaller) : SECONDS.get(text.substring(unit, end));
            if (count < 0 || seconds == null || seconds == 0) {
                return DurationReader.UNREADABLE;
            }
            total += count * seconds;
            smaller = seconds > 1 ? seconds / 60 : 0;
            at = skip(text, end, " .,\u00A0");
        }
        return text.isEmpty() ? DurationReader.UNREADABLE : total;
    }

    private static boolean isOfNumber(String text, int at) {
        char c = text.charAt(at);
        boolean point = (c == '.' || c == ',') && at + 1 < text.length();
        return isFigure(c) || point && isFigure(text.charAt(at + 1));
    }

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '.' || c == ',' || c == '\u00A0';
    }

    private static int skip(String text, int from, String what) {
        int at = from;
        while (at < text.length() && what.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
