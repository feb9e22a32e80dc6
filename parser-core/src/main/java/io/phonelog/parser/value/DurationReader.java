package io.phonelog.parser.value;

import org.jspecify.annotations.Nullable;

/**
 * Reads durations. Notations: {@code seconds}, {@code minutes}, {@code mm:ss}, {@code hh:mm:ss};
 * without one, a bare number is seconds, and {@code 1:05}, {@code 0:01:05}, {@code 1 min 5 s} speak
 * for themselves. A unit that is written out always counts.
 */
public final class DurationReader {
    /** No duration of that notation. */
    public static final long UNREADABLE = -1;

    private static final long MAX_SECONDS = 366L * 86400;

    private enum Notation {
        SECONDS(1),
        MINUTES(60),
        MM_SS(1),
        HH_MM_SS(1);

        private final int secondsPerUnit;

        Notation(int secondsPerUnit) {
            this.secondsPerUnit = secondsPerUnit;
        }
    }

    private final Notation notation;
    private final String name;

    /**
     * @throws IllegalArgumentException when there is no such notation
     */
    public DurationReader(@Nullable String notation) {
        this.name = notation == null ? "seconds" : notation;
        this.notation =
                switch (name) {
                    case "seconds" -> Notation.SECONDS;
                    case "minutes" -> Notation.MINUTES;
                    case "mm:ss" -> Notation.MM_SS;
                    case "hh:mm:ss" -> Notation.HH_MM_SS;
                    default -> throw new IllegalArgumentException("no duration notation: " + name);
                };
    }

    /** Seconds, or {@link #UNREADABLE}. */
    public long seconds(String value) {
        long seconds = value.indexOf(':') >= 0 ? clock(value) : units(value);
        return seconds > MAX_SECONDS ? UNREADABLE : seconds;
    }

    private long clock(String value) {
        int first = value.indexOf(':');
        int second = value.indexOf(':', first + 1);
        long a = Digits.number(value, 0, first);
        long b = Digits.number(value, first + 1, second < 0 ? value.length() : second);
        if (a < 0 || a > MAX_SECONDS || b < 0 || b > 59) {
            return UNREADABLE;
        }
        if (second < 0) {
            return notation == Notation.HH_MM_SS ? a * 3600 + b * 60 : a * 60 + b;
        }
        long c = Digits.number(value, second + 1, value.length());
        return c < 0 || c > 59 ? UNREADABLE : a * 3600 + b * 60 + c;
    }

    private long units(String value) {
        long bare = Digits.number(value);
        if (bare >= 0) {
            return bare > MAX_SECONDS ? UNREADABLE : bare * notation.secondsPerUnit;
        }
        long total = 0;
        int at = 0;
        while (at < value.length()) {
            int digits = at;
            while (digits < value.length() && Character.isDigit(value.charAt(digits))) {
                digits++;
            }
            int unit = digits;
            while (unit < value.length() && value.charAt(unit) == ' ') {
                unit++;
            }
            int end = unit;
            while (end < value.length() && Character.isLetter(value.charAt(end))) {
                end++;
            }
            long number = Digits.number(value, at, digits);
            int perUnit = unit == end ? 0 : secondsPer(value.charAt(unit), end - unit);
            if (number < 0 || number > MAX_SECONDS || perUnit == 0) {
                return UNREADABLE;
            }
            total += number * perUnit;
            at = end;
            while (at < value.length() && (value.charAt(at) == ' ' || value.charAt(at) == '.')) {
                at++;
            }
        }
        return value.isEmpty() ? UNREADABLE : total;
    }

    /** h, hr, hrs, hours; m, min, mins, minutes; s, sec, secs, seconds; d, days. */
    private static int secondsPer(char initial, int length) {
        if (length > 7) {
            return 0;
        }
        return switch (initial) {
            case 'd', 'D' -> 86400;
            case 'h', 'H' -> 3600;
            case 'm', 'M' -> 60;
            case 's', 'S' -> 1;
            default -> 0;
        };
    }

    /** For messages. */
    @Override
    public String toString() {
        return name;
    }
}
