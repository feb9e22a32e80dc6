package io.phonelog.event.pace;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows whether anybody waits for work that goes before other work, or did a moment ago. */
class Demand {
    private static final long MOMENT = Duration.ofSeconds(1).toNanos();

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long last = System.nanoTime() - MOMENT;

    /** Somebody who waits, until that ends. */
    final class Waiting {
        private final AtomicBoolean over = new AtomicBoolean();

        private Waiting() {
            waiting.incrementAndGet();
        }

        void end() {
            if (over.compareAndSet(false, true)) {
                last = System.nanoTime();
                waiting.decrementAndGet();
            }
        }
    }

    Waiting begin() {
        return new Waiting();
    }

    /** Nanoseconds until nobody waits, at the least; not above 0 when nobody does. */
    long untilQuiet() {
        return waiting.get() > 0 ? MOMENT : last + MOMENT - System.nanoTime();
    }
}
