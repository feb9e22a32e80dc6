package io.phonelog.parser.meaning;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns that a written time may be of, in the letters of {@link
 * java.time.format.DateTimeFormatter}. What figures stand for is decided by their number and what
 * is between them; only the order of day and month stays open, so that there are one or two.
 */
final class DateShape {
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(?i)(?<h>\\d{1,2})(?<s>[:.h])(?<m>\\d\\d)(?:[:.m](?<sec>\\d\\d)(?:(?<p>[.,])(?<f>\\d{1,9}))?)?"
                            + "(?<gap>[ \u00A0\u202F]?)(?<half>[ap]\\.?m?\\.?)?(?<zgap> ?)(?<zone>Z|UTC|GMT|[+-]\\d\\d:?(?:\\d\\d)?)?$");
    private static final Pattern THREE =
            Pattern.compile(
                    "(\\d{1,4})([-/. ]{1,2})(\\d{1,2}|\\p{L}{3,10}\\.?)([-/., ]{1,2})(\\d{1,4})(\\.?)");
    private static final Pattern NAME_FIRST =
            Pattern.compile("(\\p{L}{3,10}\\.?)([ -])(\\d{1,2})(,? )(\\d{4})");
    private static final Pattern TWO = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})(\\.?)");
    private static final Pattern COMPACT =
            Pattern.compile("(?:19|20)\\d{6}(?:(T|)(\\d{4}|\\d{6}))?(Z?)");
    private static final Pattern WEEKDAY = Pattern.compile("\\p{L}{2,9}[.,]{0,2} +");

    private final boolean single;

    /**
     * @param single whether days, months and hours below ten may be written with one figure
     */
    DateShape(boolean single) {
        this.single = single;
    }

    /** The patterns that this value may be of; none when it is no time. */
    List<String> patterns(String value) {
        Matcher compact = COMPACT.matcher(value);
        if (compact.matches()) {
            return List.of(compact(compact));
        }
        Matcher clock = CLOCK.matcher(value);
        if (!clock.find()) {
            return dates(value);
        }
        String time = clock(clock);
        String before = value.substring(0, clock.start());
        String date = before.replaceFirst("(?:,? +|T|,)$", "");
        if (before.isEmpty()) {
            return List.of(time);
        }
        String gap = before.substring(date.length()).replace("T", "'T'");
        List<String> both = new ArrayList<>();
        if (!gap.isEmpty()) {
            dates(date).forEach(pattern -> both.add(pattern + gap + time));
        }
        return both.isEmpty() ? dates(value) : both;
    }

    private static String compact(Matcher value) {
        String clock = value.group(2);
        String time = clock == null ? "" : clock.length() == 4 ? "HHmm" : "HHmmss";
        String gap = "T".equals(value.group(1)) ? "'T'" : "";
        return "yyyyMMdd" + gap + time + (value.group(3).isEmpty() ? "" : "X");
    }

    private String clock(Matcher clock) {
        boolean half = clock.group("half") != null;
        String hour = half ? (single ? "h" : "hh") : single ? "H" : "HH";
        String separator = quoted(clock.group("s"));
        String pattern = hour + separator + "mm";
        if (clock.group("sec") != null) {
            String second = clock.group("s").equals("h") ? "'m'" : separator;
            pattern += second + "ss";
        }
        if (clock.group("f") != null) {
            pattern += clock.group("p") + "S".repeat(clock.group("f").length());
        }
        String gap = clock.group("gap").isEmpty() ? "" : " ";
        pattern += half ? gap + "a" : "";
        boolean zone = clock.group("zone") != null;
        String zoneGap = clock.group("zgap").isEmpty() && (half || gap.isEmpty()) ? "" : " ";
        return pattern + (zone ? zoneGap + "X" : "");
    }

    private static String quoted(String literal) {
        return Character.isLetter(literal.charAt(0)) ? "'" + literal + "'" : literal;
    }

    private List<String> dates(String text) {
        Matcher named = NAME_FIRST.matcher(text);
        if (named.matches()) {
            return List.of("MMM" + named.group(2) + day() + named.group(4) + "yyyy");
        }
        Matcher weekday = WEEKDAY.matcher(text);
        if (weekday.lookingAt()
                && weekday.end() < text.length()
                && Character.isDigit(text.charAt(weekday.end()))) {
            String day = text.substring(0, weekday.end()).strip();
            String name = day.replaceAll("[.,]", "").length() > 3 ? "EEEE" : "EEE";
            String gap = text.substring(day.replaceAll("[.,]+$", "").length(), weekday.end());
            return dates(text.substring(weekday.end())).stream().map(p -> name + gap + p).toList();
        }
        Matcher three = THREE.matcher(text);
        if (three.matches()) {
            return threeParts(three);
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return List.of(compact(compact));
        }
        Matcher two = TWO.matcher(text);
        if (!two.matches()) {
            return List.of();
        }
        String end = two.group(4);
        return List.of(day() + two.group(2) + month() + end, month() + two.group(2) + day() + end);
    }

    private List<String> threeParts(Matcher three) {
        String first = three.group(1);
        String last = three.group(5);
        boolean named = Character.isLetter(three.group(3).charAt(0));
        String middle = named ? "MMM" : month();
        String one = three.group(2);
        String two = three.group(4);
        if (first.length() == 4) {
            return List.of("yyyy" + one + middle + two + day() + three.group(6));
        }
        String year = year(last);
        if (year == null || first.length() > 2) {
            return List.of();
        }
        String dayFirst = day() + one + middle + two + year + three.group(6);
        if (named) {
            return List.of(dayFirst);
        }
        return List.of(dayFirst, month() + one + day() + two + year + three.group(6));
    }

    private static @Nullable String year(String text) {
        return text.length() == 4 ? "yyyy" : text.length() == 2 ? "yy" : null;
    }

    private String day() {
        return single ? "d" : "dd";
    }

    private String month() {
        return single ? "M" : "MM";
    }
}
