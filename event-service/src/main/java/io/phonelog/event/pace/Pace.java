package io.phonelog.event.pace;

import io.micrometer.core.instrument.Timer;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast work goes that something else goes before. Without demand for that, as fast as it can. What
 * begins while there is some is done one piece at a time, with rests in between.
 */
final class Pace {
    /** After a piece that was held up by something else. */
    private static final long LONGEST_REST = Duration.ofMinutes(1).toNanos();

    private final Demand before;
    private final double share;
    private final Timer rests;
    private final Semaphore turn = new Semaphore(1, true);
    private long restUntil = System.nanoTime();

    /**
     * @param before what goes before
     * @param share of its time that the work takes while there is demand for that; with 1 it does not
     *     care
     */
    Pace(Demand before, double share, Timer rests) {
        this.before = before;
        this.share = share;
        this.rests = rests;
    }

    /** Does the work when its turn has come. */
    <T> T run(BackgroundPace.Work<T> work) throws SQLException {
        if (share == 1 || before.untilQuiet() <= 0) {
            return work.run();
        }
        turn.acquireUninterruptibly();
        try {
            rest();
            return thenRest(work);
        } finally {
            turn.release();
        }
    }

    /** After the piece before, as long as that requires and there is demand. */
    private void rest() {
        long begun = System.nanoTime();
        long left = restUntil - begun;
        if (left <= 0) {
            return;
        }
        while (left > 0 && before.untilQuiet() > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, Math.min(left, before.untilQuiet()));
            left = restUntil - System.nanoTime();
        }
        rests.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    private <T> T thenRest(BackgroundPace.Work<T> work) throws SQLException {
        long begun = System.nanoTime();
        try {
            return work.run();
        } finally {
            long end = System.nanoTime();
            long rest = (long) ((end - begun) * (1 - share) / share);
            restUntil = end + Math.min(rest, LONGEST_REST);
        }
    }
}
