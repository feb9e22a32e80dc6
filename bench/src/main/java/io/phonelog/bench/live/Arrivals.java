package io.phonelog.bench.live;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** When events were said, and how long each took to each client. */
final class Arrivals {
    private static final double NANOS_A_MILLISECOND = 1e6;

    private final Map<String, Long> said = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final long[] nanos;

    /**
     * @param most arrivals that are kept
     */
    Arrivals(int most) {
        nanos = new long[most];
    }

    /** From now on the event is on its way. */
    void said(String id) {
        said.put(id, System.nanoTime());
    }

    void arrived(Member member, String id) {
        member.has(id);
        Long begun = said.get(id);
        if (begun != null) {
            nanos[count.getAndIncrement()] = System.nanoTime() - begun;
        }
    }

    /** Begins to count anew. */
    void forget() {
        count.set(0);
    }

    int count() {
        return count.get();
    }

    /** The time in milliseconds that so large a share of arrivals took at most. */
    double milliseconds(double share) {
        long[] sorted = Arrays.copyOf(nanos, count());
        Arrays.sort(sorted);
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)]
                        / NANOS_A_MILLISECOND;
    }
}
