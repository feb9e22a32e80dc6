package io.phonelog.event.store;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The table that holds the events of one month, or those of no such month.
 *
 * @param month null for {@link #OTHER}
 * @param from first microsecond since 1970, inclusive
 * @param to exclusive
 */
public record Partition(String table, @Nullable YearMonth month, long from, long to) {
    /** Takes what no month takes. */
    public static final Partition OTHER = new Partition("event_other", null, 0, 0);

    static Partition of(YearMonth month) {
        return new Partition(
                "event_%04d_%02d".formatted(month.getYear(), month.getMonthValue()),
                month,
                firstMicro(month),
                firstMicro(month.plusMonths(1)));
    }

    /** Whether events of a time go here; nothing is known of {@link #OTHER}. */
    public boolean holds(long micros) {
        return from <= micros && micros < to;
    }

    private static long firstMicro(YearMonth month) {
        return StartTime.micros(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
