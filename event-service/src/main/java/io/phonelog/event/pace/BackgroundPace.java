package io.phonelog.event.pace;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.phonelog.event.EventConfig;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast background work goes. While nobody asks this replica, as fast as it can. What begins while
 * somebody does is done one piece at a time, with rests in between, so that answers do not wait for
 * processors that loads have taken. For worker threads only.
 */
@ApplicationScoped
public class BackgroundPace {
    /** After a piece that was held up by something else. */
    private static final long LONGEST_REST = Duration.ofMinutes(1).toNanos();

    private final Questions questions;
    private final double share;
    private final Timer rests;
    private final Semaphore turn = new Semaphore(1, true);
    private long restUntil = System.nanoTime();

    BackgroundPace(Questions questions, EventConfig config, MeterRegistry metrics) {
        this.questions = questions;
        this.share = config.backgroundShare();
        this.rests = metrics.timer("phonelog_background_rests");
    }

    /** A piece of work, a transaction or a few, and what comes of it. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws SQLException;
    }

    /** A piece of work of which nothing comes but its effects. */
    @FunctionalInterface
    public interface Chore {
        void run() throws SQLException;
    }

    /** Does the work when its turn has come. */
    public void run(Chore chore) throws SQLException {
        run(
                () -> {
                    chore.run();
                    return chore;
                });
    }

    /** Does the work when its turn has come. */
    public <T> T run(Work<T> work) throws SQLException {
        if (share == 1 || questions.untilQuiet() <= 0) {
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

    /** After the piece before, as long as that demands and people ask. */
    private void rest() {
        long begun = System.nanoTime();
        long left = restUntil - begun;
        if (left <= 0) {
            return;
        }
        while (left > 0 && questions.untilQuiet() > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, Math.min(left, questions.untilQuiet()));
            left = restUntil - System.nanoTime();
        }
        rests.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    private <T> T thenRest(Work<T> work) throws SQLException {
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
