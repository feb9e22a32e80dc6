package io.phonelog.event.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;

/**
 * How many events began in each hour, without a break.
 *
 * @param start of the first hour
 * @param zone in which people live whose days and weeks these are
 */
record HourlySeries(Instant start, long[] events, ZoneId zone) {
    static final int HOURS_A_DAY = 24;
    static final int HOURS_A_WEEK = 7 * HOURS_A_DAY;

    int hours() {
        return events.length;
    }

    long total() {
        return Arrays.stream(events).sum();
    }

    Instant at(int hour) {
        return start.plus(Duration.ofHours(hour));
    }

    ZonedDateTime local(int hour) {
        return at(hour).atZone(zone);
    }

    /** The end of the last hour. */
    Instant end() {
        return at(hours());
    }

    /** The hour of the week, 0 on Monday at midnight to 167. */
    int slot(int hour) {
        ZonedDateTime local = local(hour);
        return (local.getDayOfWeek().getValue() - 1) * HOURS_A_DAY + local.getHour();
    }

    /**
     * From the first hour with events to the last: before and after nothing was recorded, which
     * says nothing about what happened. Empty when there are no events.
     */
    HourlySeries observed() {
        int first = 0;
        int last = events.length - 1;
        while (first <= last && events[first] == 0) {
            first++;
        }
        while (last >= first && events[last] == 0) {
            last--;
        }
        return new HourlySeries(at(first), Arrays.copyOfRange(events, first, last + 1), zone);
    }

    /**
     * Seven rows, Monday first, of 24 hours each: what happened at that time of the week in all.
     */
    long[][] week() {
        long[][] week = new long[7][HOURS_A_DAY];
        for (int hour = 0; hour < events.length; hour++) {
            if (events[hour] > 0) {
                int slot = slot(hour);
                week[slot / HOURS_A_DAY][slot % HOURS_A_DAY] += events[hour];
            }
        }
        return week;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HourlySeries series
                && start.equals(series.start)
                && zone.equals(series.zone)
                && Arrays.equals(events, series.events);
    }

    @Override
    public int hashCode() {
        return 31 * start.hashCode() + Arrays.hashCode(events);
    }

    @Override
    public String toString() {
        return "HourlySeries[" + start + ", " + events.length + " h, " + total() + " events]";
    }
}
