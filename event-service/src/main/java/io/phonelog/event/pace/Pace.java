package io.phonelog.event.pace;

import io.micrometer.core.instrument.Timer;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast work goes that something else goes before. Without demand for that, as fast as it can.
 * What begins while there is some is done one piece at a time, with rests in between.
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
     * @param share of its time that the work takes while there is demand; with 1 it does not care
     */
    Pace(Demand before, double share, Timer rests) {
        this.before = before;
        this.share = share;
        this.rests = rests;
    }

    /**
     * Goes on when the turn of a piece has come.
     *
     * @param work has the piece done, if need be after more waiting
     */
    <T> T run(Piece<T> piece, BackgroundPace.Work<T> work) throws SQLException {
        if (share == 1 || before.untilQuiet() <= 0) {
            return work.run();
        }
        turn.acquireUninterruptibly();
        try {
            rest();
            return work.run();
        } finally {
            long rest = (long) (piece.nanos() * (1 - share) / share);
            restUntil = System.nanoTime() + Math.min(rest, LONGEST_REST);
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
}
