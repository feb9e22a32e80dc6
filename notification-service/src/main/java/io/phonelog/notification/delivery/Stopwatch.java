package io.phonelog.notification.delivery;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/**
 * Takes the times of one attempt as it comes from phase to phase. Times are {@link
 * System#nanoTime}.
 */
final class Stopwatch {
    private long last = System.nanoTime();
    private @Nullable Integer dns;
    private @Nullable Integer connect;
    private @Nullable Integer tls;
    private @Nullable Integer firstByte;

    /** When the phase that is under way began. */
    synchronized long last() {
        return last;
    }

    /** The host's name is resolved and checked. */
    synchronized void resolved(long now) {
        dns = lap(now);
    }

    /** There is a TCP connection; one from before the resolution took no time. */
    synchronized void connected(long at) {
        connect = lap(Math.max(at, last));
    }

    /** TLS is agreed on. */
    synchronized void secured(long now) {
        tls = lap(now);
    }

    /** The answer begins. */
    synchronized void answered(long now) {
        firstByte = lap(now);
    }

    synchronized Phases phases() {
        return new Phases(dns, connect, tls, firstByte);
    }

    private int lap(long now) {
        long millis = TimeUnit.NANOSECONDS.toMillis(now - last);
        last = now;
        return Math.toIntExact(millis);
    }
}
