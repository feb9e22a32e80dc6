package io.phonelog.event.pace;

import jakarta.inject.Singleton;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.time.Duration;

/** Knows whether people are asking this replica: a call has come or was answered a moment ago. */
@Singleton
class Questions {
    private static final long MOMENT = Duration.ofSeconds(1).toNanos();

    private volatile long last = System.nanoTime() - MOMENT;

    @ServerRequestFilter
    void asked() {
        last = System.nanoTime();
    }

    @ServerResponseFilter
    void answered() {
        last = System.nanoTime();
    }

    /** Nanoseconds until nobody asks, if nobody does meanwhile; not above 0 when nobody does. */
    long untilQuiet() {
        return last + MOMENT - System.nanoTime();
    }
}
