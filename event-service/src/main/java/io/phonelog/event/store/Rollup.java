package io.phonelog.event.store;

import io.phonelog.contracts.event.Outcome;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Changes to the hourly sums, collected for one transaction. */
public final class Rollup {
    private final Map<Key, Sums> changes = new HashMap<>();

    /**
     * What sums are kept by.
     *
     * @param hour its first microsecond since 1970, or {@link StartTime#NONE}
     * @param type ordinal in contracts
     * @param direction ordinal in contracts
     * @param source empty when the upload named none
     */
    public record Key(UUID org, long hour, int type, int direction, String source)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::org)
                        .thenComparingLong(Key::hour)
                        .thenComparingInt(Key::type)
                        .thenComparingInt(Key::direction)
                        .thenComparing(Key::source);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
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
    }

    /** Counts events in, or out when the numbers are negative. */
    public void add(Key key, Outcome outcome, long events, long durationS) {
        Sums sums = changes.computeIfAbsent(key, absent -> new Sums());
        sums.events += events;
        sums.durationS += durationS;
        sums.byOutcome[outcome.ordinal()] += events;
    }

    /** In key order: whoever changes several sums locks them in the same order as all others. */
    Map<Key, Sums> inOrder() {
        return new TreeMap<>(changes);
    }
}
