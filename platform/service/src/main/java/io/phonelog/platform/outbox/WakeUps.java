package io.phonelog.platform.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs a piece of work whenever it is woken, never twice at once: wakings during a pass are
 * answered by one more. A pass that fails is repeated after a pause.
 */
public final class WakeUps {
    private static final Logger LOG = Logger.getLogger(WakeUps.class);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final String name;
    private final Supplier<Uni<? extends Void>> pass;

    /** More than zero means that a pass is under way. */
    private final AtomicInteger unanswered = new AtomicInteger();

    private volatile Cancellable clock = () -> {};
    private volatile boolean stopped;

    public WakeUps(String name, Supplier<Uni<? extends Void>> pass) {
        this.name = name;
        this.pass = pass;
    }

    /** Wakes by itself, too: a {@link CommitSignal} can be lost with its connection. */
    public void lookAnyway(Duration every) {
        clock =
                Multi.createFrom()
                        .ticks()
                        .every(every)
                        .onOverflow()
                        .drop()
                        .subscribe()
                        .with(tick -> wake());
    }

    /** Runs the work, now or as soon as the pass under way ends. */
    public void wake() {
        if (!stopped && unanswered.getAndIncrement() == 0) {
            run();
        }
    }

    /** Starts no pass any more; one that is under way goes on. */
    public void stop() {
        stopped = true;
        clock.cancel();
    }

    private void run() {
        int answering = unanswered.get();
        Uni.createFrom()
                .<Void>deferred(pass)
                .onFailure()
                .invoke(failure -> LOG.warnf("%s waits: cause=%s", name, failure))
                .onFailure(failure -> !stopped)
                .retry()
                .withBackOff(AFTER_FAILURE, AFTER_FAILURE)
                .indefinitely()
                .subscribe()
                .with(done -> answered(answering), failure -> unanswered.set(0));
    }

    private void answered(int count) {
        if (unanswered.addAndGet(-count) > 0 && !stopped) {
            run();
        }
    }
}
