package io.phonelog.event.store;

import io.phonelog.contracts.event.Outcome;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Changes to the sums by time, collected for one transaction. */
public final class Rollup {
    private final Map<Key, Sums> changes = new HashMap<>();

    /**
     * What sums are kept by.
     *
     * @param start the first microsecond since 1970 of an hour or a day, or {@link StartTime#NONE}
     * @param type ordinal in contracts
     * @param direction ordinal in contracts
     * @param source empty when the upload named none
     */
    public record Key(UUID org, long start, int type, int direction, String source)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::org)
                        .thenComparingLong(Key::start)
                        .thenComparingInt(Key::type)
                        .thenComparingInt(Key::direction)
                        .thenComparing(Key::source);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        private Key ofDay() {
            return new Key(org, StartTime.dayOf(start), type, direction, source);
        }
    }

    /** How much a sum changes by. */
    static final class Sums {
        private static final int OUTCOMES = Outcome.values().length;

        private long events;
        private long durationS;
        private final long[] byOutcome = new long[OUTCOMES];

        long events() {
            return events;
        }

        long durationS() {
            return durationS;
        }

        long of(Outcome outcome) {
            return byOutcome[outcome.ordinal()];
        }

        private void add(Sums other) {
            events += other.events;
            durationS += other.durationS;
            Arrays.setAll(byOutcome, outcome -> byOutcome[outcome] + other.byOutcome[outcome]);
        }
    }

    /** Counts events in, or out when the numbers are negative. */
    public void add(Key key, Outcome outcome, long events, long durationS) {
        Sums sums = changes.computeIfAbsent(key, absent -> new Sums());
        sums.events += events;
        sums.durationS += durationS;
        sums.byOutcome[outcome.ordinal()] += events;
    }

    /** The same by day. What has no time is on none. */
    Rollup byDay() {
        Rollup days = new Rollup();
        changes.forEach(
                (key, sums) -> {
                    if (key.start() != StartTime.NONE) {
                        days.changes.computeIfAbsent(key.ofDay(), absent -> new Sums()).add(sums);
                    }
                });
        return days;
    }

    /** In key order: whoever changes several sums locks them in the same order as all others. */
    Map<Key, Sums> inOrder() {
        return new TreeMap<>(changes);
    }
}
