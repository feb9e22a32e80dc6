package io.phonelog.event.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Start times as the tables hold them: microseconds since 1970, or {@link #NONE}. A time outside
 * the years 1 to 9999 is a misread one; the event keeps it, but is found as if it had none.
 */
public final class StartTime {
    /** Stored as {@code -infinity}: after all others in newest-first order. */
    public static final long NONE = Long.MIN_VALUE;

    private static final long FIRST = secondOf(1);
    private static final long END = secondOf(10_000);
    private static final long MICROS = 1_000_000;
    private static final long HOUR = 3_600 * MICROS;
    private static final long DAY = 24 * HOUR;

    private StartTime() {}

    public static long micros(Instant start) {
        long second = start.getEpochSecond();
        return second < FIRST || second >= END ? NONE : second * MICROS + start.getNano() / 1_000;
    }

    /** The beginning of the hour that a time is in. */
    public static long hourOf(long micros) {
        return micros == NONE ? NONE : micros - Math.floorMod(micros, HOUR);
    }

    /** The beginning of the day, in UTC, that a time is in. */
    static long dayOf(long micros) {
        return micros == NONE ? NONE : micros - Math.floorMod(micros, DAY);
    }

    /** The beginning of the month, in UTC, that a time is in. */
    static long monthOf(long micros) {
        return micros == NONE
                ? NONE
                : micros(
                        instant(micros)
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                                .withDayOfMonth(1)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC));
    }

    /** The instant of a time other than {@link #NONE}. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    /**
     * A time as the driver takes and gives it: what has no column's worth of time is {@code
     * -infinity}, or {@code infinity} when it is {@link Long#MAX_VALUE}.
     */
    public static OffsetDateTime column(long micros) {
        if (micros == NONE) {
            return OffsetDateTime.MIN;
        }
        return micros == Long.MAX_VALUE
                ? OffsetDateTime.MAX
                : instant(micros).atOffset(ZoneOffset.UTC);
    }

    private static long secondOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
