package io.phonelog.notification.stream;

import io.phonelog.notification.log.LogEntry;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What waits for one client, whatever number of streams it follows. One event is on its way at a
 * time; the next is taken when the socket has taken this one. While events wait, a job's or
 * upload's newer progress takes the place of its older. Followers wait for room with what does not
 * fit. A client whose socket takes nothing for long has failed; until then it holds up nobody else.
 */
public final class Mailbox {
    private final int capacity;
    private final Function<Letter, Uni<Void>> send;
    private final Consumer<Throwable> broken;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Queue<Follower> waitingForRoom = new ArrayDeque<>(0);

    /** Most clients wait for nothing: it is made when something waits. */
    private @Nullable ArrayDeque<Letter> waiting;

    private boolean sending;

    /** When the event that is on its way was sent, by {@link System#nanoTime()}. */
    private long sentAt;

    private boolean closed;

    /**
     * @param send done when the client's socket has taken the event
     * @param broken hears once of a failure to send, or of {@link TooSlow}
     */
    public Mailbox(int capacity, Function<Letter, Uni<Void>> send, Consumer<Throwable> broken) {
        this.capacity = capacity;
        this.send = send;
        this.broken = broken;
    }

    /** An event as part of a stream that the client follows. */
    public record Letter(Selection selection, LogEntry entry) {}

    /** The client's socket took nothing for longer than it may. */
    public static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("the client does not keep up", null, false, false);
        }
    }

    /** Drops what waits; nothing is sent any more. */
    public synchronized void close() {
        closed = true;
        waiting = null;
        waitingForRoom.clear();
    }

    /** Takes an event; false when there is no room for it. */
    boolean put(Letter letter) {
        synchronized (this) {
            if (closed) {
                return true;
            }
            ArrayDeque<Letter> queue = queue();
            if (letter.entry().isProgress()) {
                dropOlder(queue, letter);
            }
            if (queue.size() >= capacity) {
                return false;
            }
            queue.add(letter);
        }
        deliver();
        return true;
    }

    /** Drops what waits of a stream that the client follows no more. */
    synchronized void drop(Selection selection) {
        if (waiting != null) {
            waiting.removeIf(letter -> letter.selection().equals(selection));
        }
    }

    /** Gives the client up when its socket has not taken for so long what is on its way. */
    void failIfStuckFor(Duration time) {
        boolean stuck;
        synchronized (this) {
            stuck = sending && System.nanoTime() - sentAt >= time.toNanos();
        }
        if (stuck) {
            fail(new TooSlow());
        }
    }

    /** Whether a follower may put a page of older events, at most {@link #page()} of them, now. */
    synchronized boolean hasRoom() {
        return waiting == null || waiting.size() <= capacity - page();
    }

    /** How many older events may be put at once: half, so that there is room for new ones. */
    int page() {
        return Math.max(1, capacity / 2);
    }

    /** Lets a follower go on when there is room again. */
    void awaitRoom(Follower follower) {
        synchronized (this) {
            if (!closed) {
                waitingForRoom.add(follower);
            }
        }
        deliver();
    }

    private void deliver() {
        // Whoever comes first works for all who come meanwhile.
        if (unanswered.getAndIncrement() != 0) {
            return;
        }
        do {
            Letter next = next();
            if (next != null) {
                send.apply(next).subscribe().with(taken -> sent(), this::fail);
            }
            Follower follower = admitted();
            if (follower != null) {
                follower.goOn();
            }
        } while (unanswered.decrementAndGet() != 0);
    }

    private synchronized @Nullable Letter next() {
        if (sending || waiting == null) {
            return null;
        }
        Letter next = waiting.poll();
        if (next == null) {
            waiting = null;
        }
        sending = next != null;
        sentAt = System.nanoTime();
        return next;
    }

    private synchronized @Nullable Follower admitted() {
        return hasRoom() ? waitingForRoom.poll() : null;
    }

    private void sent() {
        synchronized (this) {
            sending = false;
        }
        deliver();
    }

    private void fail(Throwable failure) {
        synchronized (this) {
            if (closed) {
                return;
            }
            close();
        }
        broken.accept(failure);
    }

    private ArrayDeque<Letter> queue() {
        ArrayDeque<Letter> queue = waiting;
        if (queue == null) {
            queue = new ArrayDeque<>(4);
            waiting = queue;
        }
        return queue;
    }

    private static void dropOlder(ArrayDeque<Letter> queue, Letter newer) {
        for (Iterator<Letter> letters = queue.iterator(); letters.hasNext(); ) {
            Letter older = letters.next();
            if (older.entry().isProgress()
                    && older.entry().stream().equals(newer.entry().stream())
                    && older.selection().equals(newer.selection())) {
                letters.remove();
                return;
            }
        }
    }
}
