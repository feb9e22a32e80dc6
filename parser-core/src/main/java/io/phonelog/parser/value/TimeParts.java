package io.phonelog.parser.value;

import io.phonelog.contracts.event.Precision;

import org.jspecify.annotations.Nullable;

/** The parts of a time while it is being read. Reused from row to row. */
public final class TimeParts {
    /** No offset was written. */
    public static final int NO_OFFSET = Integer.MIN_VALUE;

    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final int NOT_WRITTEN = -1;

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int nano;
    int half;
    int offset;
    Precision precision = Precision.DAY;
    @Nullable String warning;

    void clear() {
        year = 1970;
        month = 1;
        day = 1;
        hour = 0;
        minute = 0;
        second = 0;
        nano = 0;
        half = NOT_WRITTEN;
        offset = NO_OFFSET;
        warning = null;
    }

    /** Applies AM and PM; false when there is no such day or hour. */
    boolean settle() {
        if (half != NOT_WRITTEN) {
            if (hour < 1 || hour > 12) {
                return false;
            }
            hour = hour % 12 + 12 * half;
        }
        return year >= FIRST_YEAR
                && year <= LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS[month - 1]
                && (month != 2 || day < 29 || isLeap())
                && hour <= 23
                && minute <= 59
                && second <= 59;
    }

    private boolean isLeap() {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days since 1970-01-01 in the Gregorian calendar. */
    public long epochDay() {
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146097 + dayOfEra - 719468;
    }

    public int secondOfDay() {
        return hour * 3600 + minute * 60 + second;
    }

    /** Seconds since 1970-01-01T00:00, as the local clock shows them. */
    public long localSecond() {
        return epochDay() * 86400 + secondOfDay();
    }

    public int nano() {
        return nano;
    }

    /** Seconds east of UTC, or {@link #NO_OFFSET}. */
    public int offset() {
        return offset;
    }

    /** What an event should say of the time: a stable code; null for nothing. */
    public @Nullable String warning() {
        return warning;
    }

    public Precision precision() {
        return precision;
    }
}
