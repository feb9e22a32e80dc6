package io.phonelog.monitoring.health;

import java.time.Duration;

/**
 * What looking at a component showed.
 *
 * @param detail a sentence for anybody: it tells no address and nothing that an exception says
 */
record Finding(Status status, String detail) {
    static final Finding UP = new Finding(Status.UP, "answers");

    static Finding down(String detail) {
        return new Finding(Status.DOWN, detail);
    }

    static Finding notConfigured(String detail) {
        return new Finding(Status.NOT_CONFIGURED, "not configured: " + detail);
    }

    /** An answer that came late is an answer of less worth. */
    Finding within(Duration taken, Duration slow) {
        return status == Status.UP && taken.compareTo(slow) > 0
                ? new Finding(Status.DEGRADED, "answers slowly")
                : this;
    }
}
