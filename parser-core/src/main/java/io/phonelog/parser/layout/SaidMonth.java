package io.phonelog.parser.layout;

import io.phonelog.parser.value.MonthNames;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds months that are said with a year, as in {@code January 2026} or {@code 2026-01-31}. */
final class SaidMonth {
    private static final String YEAR = "(?<!\\d)(20\\d\\d)";
    private static final Pattern BEFORE_YEAR =
            Pattern.compile(
                    "(?U)(?:(?<!\\p{L})(\\p{L}{3,12})\\.?(?: de)?[ ,/-]{0,3}(?:\\d{1,2}(?:st|nd|rd|th)?[ ,]{1,3})?"
                            + "|(?<![\\d/.-])(\\d\\d)[/.])"
                            + YEAR
                            + "(?!\\d)");
    private static final Pattern BEHIND_YEAR =
            Pattern.compile(
                    "(?U)"
                            + YEAR
                            + "(?:[ -]{1,3}(\\p{L}{3,12})(?!\\p{L})|-?(\\d\\d)(?=-|\\D|$|\\d\\d(?:\\D|$)))");

    private SaidMonth() {}

    /** The last month of a year that a text names, 1 to 12; 0 when it names none. */
    static int last(String text, int year) {
        int before =
                BEFORE_YEAR
                        .matcher(text)
                        .results()
                        .mapToInt(m -> of(m, year, 3, 1))
                        .max()
                        .orElse(0);
        int behind =
                BEHIND_YEAR
                        .matcher(text)
                        .results()
                        .mapToInt(m -> of(m, year, 1, 2))
                        .max()
                        .orElse(0);
        return Math.max(before, behind);
    }

    /**
     * @param name of the groups the one with a name; in the next there is a number
     */
    private static int of(MatchResult said, int year, int yearAt, int name) {
        if (Integer.parseInt(said.group(yearAt)) != year) {
            return 0;
        }
        if (said.group(name) != null) {
            return MonthNames.number(said.group(name));
        }
        int number = Integer.parseInt(said.group(name + 1));
        return number <= 12 ? number : 0;
    }
}
