package io.phonelog.stack.supervisor;

import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Running;
import io.phonelog.stack.process.StackFailure;
import io.phonelog.stack.supervisor.StackState.Phase;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One part under supervision: started, started again when it ends unasked, ended. */
final class Supervised {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final int RESTARTS_PER_WINDOW = 3;

    private final Component component;
    private final Path home;
    private final List<Duration> pauses;
    private final Runnable changed;
    private final Deque<Long> recentEnds = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile @Nullable Running running;
    private volatile Phase phase = Phase.WAITING;
    private volatile @Nullable Double seconds;
    private volatile int restarts;
    private volatile @Nullable String message;

    /**
     * @param pauses before each further try when it could not be started again
     */
    Supervised(Component component, Path home, List<Duration> pauses, Runnable changed) {
        this.component = component;
        this.home = home;
        this.pauses = pauses;
        this.changed = changed;
    }

    Component component() {
        return component;
    }

    /** Starts it and waits until it is ready, or fails with a sentence. */
    void start() {
        enter(Phase.STARTING, null);
        try {
            launch();
        } catch (StackFailure e) {
            enter(Phase.FAILED, e.getMessage());
            throw e;
        }
    }

    /** Ends it; it is not started again. */
    void stop() {
        if (phase != Phase.WAITING) {
            enter(Phase.STOPPING, null);
        }
        stopped.countDown();
        Running now = running;
        if (now != null) {
            now.close();
        }
    }

    StackState.Part state() {
        Running now = running;
        OptionalLong pid = now == null ? OptionalLong.empty() : now.pid();
        return new StackState.Part(
                component.name(),
                component.port(),
                pid.isPresent() ? (Long) pid.getAsLong() : null,
                phase,
                seconds,
                restarts,
                message);
    }

    private void ended(int exitCode) {
        if (phase == Phase.STOPPING) {
            return;
        }
        String sentence =
                "%s ended unasked with exit code %d. ./phonelog logs %s tells why."
                        .formatted(component.name(), exitCode, component.name());
        if (tooOften()) {
            enter(Phase.FAILED, sentence + " It is not started again.");
            return;
        }
        restarts++;
        if (startAgain()) {
            message = sentence + " It was started again.";
            changed.run();
        }
    }

    /** What keeps it from starting may pass: what the old process left, a port not yet free. */
    private boolean startAgain() {
        Iterator<Duration> left = pauses.iterator();
        enter(Phase.STARTING, null);
        while (phase != Phase.STOPPING) {
            try {
                launch();
                return true;
            } catch (StackFailure e) {
                boolean last = !left.hasNext();
                enter(last ? Phase.FAILED : Phase.STARTING, e.getMessage());
                if (last || stoppedWithin(left.next())) {
                    return false; // the state tells; the rest of the stack goes on
                }
            }
        }
        return false;
    }

    private boolean stoppedWithin(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void launch() {
        long before = System.nanoTime();
        Running started = Running.start(component, home, PATIENCE);
        running = started;
        if (phase == Phase.STOPPING) {
            started.close();
            return;
        }
        seconds = (System.nanoTime() - before) / 1e9;
        enter(Phase.READY, null);
        started.onExit()
                .thenAcceptAsync(
                        this::ended,
                        task -> new Thread(task, "restart " + component.name()).start());
    }

    private boolean tooOften() {
        long now = System.nanoTime();
        recentEnds.addLast(now);
        recentEnds.removeIf(end -> now - end > WINDOW.toNanos());
        return recentEnds.size() > RESTARTS_PER_WINDOW;
    }

    private void enter(Phase next, @Nullable String sentence) {
        if (phase == Phase.STOPPING) {
            return;
        }
        phase = next;
        message = sentence;
        changed.run();
    }
}
