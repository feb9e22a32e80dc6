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
import java.util.OptionalLong;

/** One part under supervision: started, started again when it ends unasked, ended. */
final class Supervised {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final int RESTARTS_PER_WINDOW = 3;

    private final Component component;
    private final Path home;
    private final Runnable changed;
    private final Deque<Long> recentEnds = new ArrayDeque<>();

    private volatile @Nullable Running running;
    private volatile Phase phase = Phase.WAITING;
    private volatile @Nullable Double seconds;
    private volatile int restarts;
    private volatile @Nullable String message;

    Supervised(Component component, Path home, Runnable changed) {
        this.component = component;
        this.home = home;
        this.changed = changed;
    }

    Component component() {
        return component;
    }

    /** Starts it and waits until it is ready, or fails with a sentence. */
    void start() {
        enter(Phase.STARTING, null);
        long before = System.nanoTime();
        try {
            Running started = Running.start(component, home, PATIENCE);
            running = started;
            seconds = (System.nanoTime() - before) / 1e9;
            enter(Phase.READY, null);
            started.onExit()
                    .thenAcceptAsync(
                            this::ended,
                            task -> new Thread(task, "restart " + component.name()).start());
        } catch (StackFailure e) {
            enter(Phase.FAILED, e.getMessage());
            throw e;
        }
    }

    /** Ends it; it is not started again. */
    void stop() {
        Running now = running;
        if (phase != Phase.WAITING) {
            enter(Phase.STOPPING, null);
        }
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
        try {
            start();
            message = sentence + " It was started again.";
            changed.run();
        } catch (StackFailure e) {
            message = e.getMessage(); // the state tells; the rest of the stack goes on
        }
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
