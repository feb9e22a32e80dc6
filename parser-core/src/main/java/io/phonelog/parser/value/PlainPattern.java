package io.phonelog.parser.value;

import io.phonelog.contracts.event.Precision;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads times of one pattern, in the letters of {@link java.time.format.DateTimeFormatter}: {@code
 * y M d H h m s S a X}, names of months in any of ten languages. {@code X} is also {@code UTC} and
 * {@code GMT}. A single letter takes one or two digits, a double one exactly two. Written by hand
 * because the JDK's formatter takes a microsecond per value.
 */
final class PlainPattern implements TimePattern {
    /**
     * A run of the same letter, or a literal.
     *
     * @param least the fewest figures
     * @param most the most figures
     */
    private record Step(char letter, int count, char literal, int least, int most) {
        static Step literal(char literal) {
            return new Step('\'', 1, literal, 0, 0);
        }

        static Step of(char letter, int count) {
            boolean year = letter == 'y' || letter == 'u';
            int least = year ? Math.max(count, 2) : count;
            int most = count > 1 ? least : year ? 4 : 2;
            return new Step(letter, count, '\0', least, most);
        }
    }

    private final Step[] steps;
    private final Precision precision;
    private final MissingYear year;

    /**
     * @throws IllegalArgumentException when the pattern has letters that are not understood here
     */
    PlainPattern(String text) {
        this.year = MissingYear.of(text);
        String pattern = MissingYear.bare(text);
        this.steps = compile(pattern);
        this.precision = TimePattern.precisionOf(pattern);
    }

    private static Step[] compile(String pattern) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '\'') {
                int close = pattern.indexOf('\'', at + 1);
                if (close < 0) {
                    throw new IllegalArgumentException("unclosed quote in pattern " + pattern);
                }
                for (int i = at + 1; i < close; i++) {
                    steps.add(Step.literal(pattern.charAt(i)));
                }
                at = close + 1;
            } else if (Character.isLetter(c)) {
                int run = at;
                while (run < pattern.length() && pattern.charAt(run) == c) {
                    run++;
                }
                steps.add(step(c, run - at, pattern));
                at = run;
            } else {
                steps.add(Step.literal(c));
                at++;
            }
        }
        return steps.toArray(Step[]::new);
    }

    private static Step step(char letter, int count, String pattern) {
        int max =
                switch (letter) {
                    case 'y', 'u' -> 4;
                    case 'M' -> 4;
                    case 'X' -> 3;
                    case 'd', 'H', 'h', 'm', 's' -> 2;
                    case 'S' -> 9;
                    case 'a' -> 1;
                    default -> 0;
                };
        if (count > max) {
            throw new IllegalArgumentException(
                    "\"" + String.valueOf(letter).repeat(count) + "\" in pattern " + pattern);
        }
        return Step.of(letter, count);
    }

    @Override
    public boolean read(String value, TimeParts into) {
        into.clear();
        int at = 0;
        for (Step step : steps) {
            at = read(value, at, step, into);
            if (at < 0) {
                return false;
            }
        }
        into.precision = precision;
        year.complete(into);
        return at == value.length() && into.settle();
    }

    private static int read(String value, int at, Step step, TimeParts into) {
        return switch (step.letter) {
            case '\'' -> literal(value, at, step.literal);
            case 'a' -> half(value, at, into);
            case 'X' -> offset(value, at, into);
            case 'M' ->
                    step.count >= 3 ? monthName(value, at, into) : number(value, at, step, into);
            default -> number(value, at, step, into);
        };
    }

    private static int literal(String value, int at, char expected) {
        if (at >= value.length()) {
            return -1;
        }
        char c = value.charAt(at);
        boolean space = expected == ' ' && (c == '\u00A0' || c == '\u202F');
        return c == expected || space ? at + 1 : -1;
    }

    private static int number(String value, int at, Step step, TimeParts into) {
        int end = Math.min(value.length(), at + step.most);
        int i = at;
        int number = 0;
        while (i < end) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = number * 10 + digit;
            i++;
        }
        if (i - at < step.least) {
            return -1;
        }
        set(step, number, i - at, into);
        return i;
    }

    private static void set(Step step, int number, int digits, TimeParts into) {
        switch (step.letter) {
            case 'y', 'u' -> into.year = digits == 2 ? 2000 + number : number;
            case 'M' -> into.month = number;
            case 'd' -> into.day = number;
            case 'H', 'h' -> into.hour = number;
            case 'm' -> into.minute = number;
            case 's' -> into.second = number;
            default -> into.nano = scaled(number, digits);
        }
    }

    private static int scaled(int fraction, int digits) {
        int nanos = fraction;
        for (int i = digits; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int half(String value, int at, TimeParts into) {
        if (at >= value.length()) {
            return -1;
        }
        char c = value.charAt(at);
        if (c != 'a' && c != 'A' && c != 'p' && c != 'P') {
            return -1;
        }
        into.half = c == 'p' || c == 'P' ? 1 : 0;
        boolean m = at + 1 < value.length() && (value.charAt(at + 1) | 0x20) == 'm';
        return m ? at + 2 : at + 1;
    }

    /** Letters and, if they are a short name, the point behind it. */
    private static int monthName(String value, int at, TimeParts into) {
        int end = at;
        while (end < value.length() && Character.isLetter(value.charAt(end))) {
            end++;
        }
        into.month = end - at < 3 ? 0 : MonthNames.number(value.substring(at, end));
        boolean point = end < value.length() && value.charAt(end) == '.' && end - at < 6;
        return into.month == 0 ? -1 : point ? end + 1 : end;
    }

    private static int offset(String value, int at, TimeParts into) {
        if (at >= value.length()) {
            return -1;
        }
        char sign = value.charAt(at);
        if (sign == 'Z' || sign == 'z') {
            into.offset = 0;
            return at + 1;
        }
        if (value.startsWith("UTC", at) || value.startsWith("GMT", at)) {
            into.offset = 0;
            return at + 3;
        }
        if (sign != '+' && sign != '-') {
            return -1;
        }
        int hours = twoDigits(value, at + 1);
        int next = at + 3;
        boolean colon = next < value.length() && value.charAt(next) == ':';
        int minutes = twoDigits(value, colon ? next + 1 : next);
        if (hours < 0 || hours > 18 || minutes > 59) {
            return -1;
        }
        int seconds = hours * 3600 + Math.max(minutes, 0) * 60;
        if (seconds > 18 * 3600) {
            return -1;
        }
        into.offset = sign == '-' ? -seconds : seconds;
        return minutes < 0 ? next : next + (colon ? 3 : 2);
    }

    private static int twoDigits(String value, int at) {
        if (at + 2 > value.length()) {
            return -1;
        }
        int tens = value.charAt(at) - '0';
        int ones = value.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
