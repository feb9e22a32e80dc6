package io.phonelog.notification.socket;

import io.smallrye.mutiny.Uni;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What one client says, obeyed one at a time and in its order. Answers wait for a client that does
 * not read them, and commands wait for the answers before theirs: how much waits is bounded, and so
 * is the pace.
 */
final class Commands {
    /** What waits costs this much memory, however short it is. */
    private static final int LEAST = 512;

    private final long room;
    private final Pace pace;
    private final Queue<Runnable> waiting = new ArrayDeque<>(0);
    private long unanswered;
    private boolean busy;

    /**
     * @param room how many characters may wait
     */
    Commands(long room, Pace pace) {
        this.room = room;
        this.pace = pace;
    }

    /** More waits than may, or the client says too much. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super("more commands than may be", null, false, false);
        }
    }

    /**
     * Obeys a command when those before it are answered; fails with {@link TooMany}.
     *
     * @param own where this command is obeyed, whoever answered the one before
     */
    Uni<Void> obey(int length, Executor own, Supplier<Uni<Void>> command) {
        int weight = Math.max(length, LEAST);
        if (!take(weight)) {
            return Uni.createFrom().failure(new TooMany());
        }
        return Uni.createFrom()
                .<Void>emitter(turn -> queue(() -> turn.complete(null)))
                .emitOn(own)
                .chain(turn -> command.get())
                .eventually(() -> answered(weight));
    }

    private synchronized boolean take(int weight) {
        if (unanswered + weight > room || !pace.allows()) {
            return false;
        }
        unanswered += weight;
        return true;
    }

    private void queue(Runnable turn) {
        synchronized (this) {
            if (busy) {
                waiting.add(turn);
                return;
            }
            busy = true;
        }
        turn.run();
    }

    private void answered(int weight) {
        Runnable next;
        synchronized (this) {
            unanswered -= weight;
            next = waiting.poll();
            busy = next != null;
        }
        if (next != null) {
            next.run();
        }
    }
}
