package io.phonelog.parser.value;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads durations. Notations: {@code seconds}, {@code minutes}, {@code milliseconds}, {@code
 * tenths_of_seconds}, {@code tenths_of_minutes}, {@code mm:ss}, {@code hh:mm}, {@code hh:mm:ss};
 * without one, a bare number is seconds, and {@code 1:05}, {@code 0:01:05}, {@code PT65S}, {@code 1
 * min 5 s} speak for themselves. A unit that is written out always counts. Fractions of a second
 * are rounded, halves up.
 */
public final class DurationReader {
    /** No duration of that notation. */
    public static final long UNREADABLE = -1;

    private static final int SLOTS = 1024;
    private static final long MAX_SECONDS = 366L * 86400;

    /** Seconds that the units of a bare number are worth. */
    private static final Map<String, Double> NOTATIONS =
            Map.of(
                    "seconds", 1.0,
                    "minutes", 60.0,
                    "milliseconds", 0.001,
                    "tenths_of_seconds", 0.1,
                    "tenths_of_minutes", 6.0,
                    "mm:ss", 1.0,
                    "hh:mm", 60.0,
                    "hh:mm:ss", 1.0);

    /** Of values with units; the same few come again and again. Not for use by several threads. */
    private final @Nullable String[] seen = new String[SLOTS];

    private final double[] seenSeconds = new double[SLOTS];
    private final String name;
    private final double bareUnit;
    private final boolean twoPartsAreHours;

    /**
     * @throws IllegalArgumentException when there is no such notation
     */
    public DurationReader(@Nullable String notation) {
        this.name = notation == null ? "seconds" : notation;
        Double unit = NOTATIONS.get(name);
        if (unit == null) {
            throw new IllegalArgumentException("no duration notation: " + name);
        }
        this.bareUnit = unit;
        this.twoPartsAreHours = name.startsWith("hh:mm");
    }

    /** The names of all notations. */
    public static Set<String> notations() {
        return new TreeSet<>(NOTATIONS.keySet());
    }

    /** Seconds, or {@link #UNREADABLE}. */
    public long seconds(String value) {
        double seconds = value.indexOf(':') >= 0 ? clock(value) : amount(value);
        return seconds < 0 || seconds > MAX_SECONDS ? UNREADABLE : (long) (seconds + 0.5);
    }

    private double clock(String value) {
        int first = value.indexOf(':');
        int second = value.indexOf(':', first + 1);
        long a = Digits.number(value, 0, first);
        if (second < 0) {
            double b = below60(value, first + 1, value.length());
            boolean readable = a >= 0 && a <= MAX_SECONDS && b >= 0;
            return !readable ? UNREADABLE : twoPartsAreHours ? a * 3600 + b * 60 : a * 60 + b;
        }
        double b = below60(value, first + 1, second);
        double c = below60(value, second + 1, value.length());
        boolean readable = a >= 0 && a <= MAX_SECONDS && b >= 0 && c >= 0;
        return readable ? a * 3600 + b * 60 + c : UNREADABLE;
    }

    private static double below60(String value, int from, int to) {
        double number = DecimalText.number(value, from, to);
        return number < 60 ? number : UNREADABLE;
    }

    private double amount(String value) {
        long bare = Digits.number(value);
        if (bare >= 0) {
            return bare * bareUnit;
        }
        double number = DecimalText.number(value, 0, value.length());
        return number >= 0 ? number * bareUnit : withUnits(value);
    }

    private double withUnits(String value) {
        int hash = value.hashCode();
        int slot = (hash ^ hash >>> 10) & SLOTS - 1;
        if (!value.equals(seen[slot])) {
            seenSeconds[slot] = DurationUnits.seconds(value);
            seen[slot] = value;
        }
        return seenSeconds[slot];
    }

    /** For messages. */
    @Override
    public String toString() {
        return name;
    }
}
