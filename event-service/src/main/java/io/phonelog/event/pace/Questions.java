package io.phonelog.event.pace;

import io.vertx.ext.web.RoutingContext;

import jakarta.inject.Singleton;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows whether people are asking this replica: a call waits for its answer, or had one a moment ago.
 * How long an answer is then read, which may be a long file, does not matter.
 */
@Singleton
class Questions {
    private static final long MOMENT = Duration.ofSeconds(1).toNanos();

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long last = System.nanoTime() - MOMENT;

    /** A call that waits, until it is answered or its client has gone. */
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

    @ServerRequestFilter
    void asked(RoutingContext call) {
        Waiting begun = asked();
        call.put(Waiting.class.getName(), begun);
        call.addEndHandler(end -> begun.end());
    }

    @ServerResponseFilter
    void answered(RoutingContext call) {
        Waiting begun = call.get(Waiting.class.getName());
        if (begun != null) {
            begun.end();
        }
    }

    Waiting asked() {
        return new Waiting();
    }

    /** Nanoseconds until nobody asks, at the least; not above 0 when nobody does. */
    long untilQuiet() {
        return waiting.get() > 0 ? MOMENT : last + MOMENT - System.nanoTime();
    }
}
