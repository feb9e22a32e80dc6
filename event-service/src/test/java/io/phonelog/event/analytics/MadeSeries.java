package io.phonelog.event.analytics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Series of random events, and what can happen to them. The same seed gives the same series. */
final class MadeSeries {
    /** A Monday. */
    static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

    private final long[] events;

    private MadeSeries(long[] events) {
        this.events = events;
    }

    /** Events that begin by chance, so many an hour as the function of the hour says. */
    static MadeSeries of(int days, long seed, IntToDoubleFunction rate) {
        Random random = new Random(seed);
        long[] events = new long[days * 24];
        for (int hour = 0; hour < events.length; hour++) {
            events[hour] = poisson(random, rate.applyAsDouble(hour));
        }
        events[0] = Math.max(1, events[0]);
        events[events.length - 1] = Math.max(1, events[events.length - 1]);
        return new MadeSeries(events);
    }

    /** People who are awake from eight to midnight, and call less at weekends. */
    static double habits(int hour) {
        int ofDay = hour % 24;
        double awake = ofDay >= 8 ? 3 : 0.05;
        return hour / 24 % 7 >= 5 ? awake / 2 : awake;
    }

    MadeSeries silent(int fromHour, int toHour) {
        for (int hour = fromHour; hour < toHour; hour++) {
            events[hour] = 0;
        }
        return this;
    }

    MadeSeries more(int hour, long by) {
        events[hour] += by;
        return this;
    }

    HourlySeries made() {
        return made(ZoneOffset.UTC);
    }

    HourlySeries made(ZoneId zone) {
        return new HourlySeries(MONDAY, events, zone);
    }

    /** Knuth's method: fine for small means. */
    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        double product = 1;
        do {
            product *= random.nextDouble();
            count++;
        } while (product > limit);
        return count;
    }
}
