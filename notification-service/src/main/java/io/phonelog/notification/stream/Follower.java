package io.phonelog.notification.stream;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.log.LogPruned;
import io.phonelog.notification.log.LogReader;
import io.phonelog.notification.stream.Mailbox.Letter;
import io.phonelog.notification.stream.RecentEntries.Page;
import io.smallrye.mutiny.subscription.Cancellable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A client's way along one selection: first what the log holds, page by page as fast as the client
 * reads, then what is committed from there on. Its place is the whole of its memory: an entry is
 * told when it stands after the place, and then the place is its own, so that there is no hole and
 * no repetition between the two.
 *
 * <pre>
 *                         ┌─ no room ─┐
 *                         ▼           │
 *   from the log ──► from memory ──► live
 *        ▲                │
 *        └── too far back ┘
 * </pre>
 */
public final class Follower implements Cancellable {
    private final UUID org;
    private final Selection selection;
    private final Mailbox mailbox;
    private final LiveLog live;
    private final LogReader log;
    private final Consumer<Throwable> broken;
    private @Nullable RecentEntries recent;
    private long place;
    private boolean caughtUp;
    private volatile boolean ended;

    Follower(
            Opening opening,
            Mailbox mailbox,
            LiveLog live,
            LogReader log,
            Consumer<Throwable> broken) {
        this.org = opening.org();
        this.selection = opening.selection();
        this.place = opening.after();
        this.mailbox = mailbox;
        this.live = live;
        this.log = log;
        this.broken = broken;
    }

    Selection selection() {
        return selection;
    }

    void start() {
        live.join(org, this)
                .subscribe()
                .with(
                        entries -> {
                            synchronized (this) {
                                recent = entries;
                            }
                            mailbox.awaitRoom(this);
                        },
                        broken);
    }

    /** Ends it; what waits for the client is not sent any more. */
    @Override
    public void cancel() {
        // Without the lock: whoever holds it may be waiting for another follower of the same
        // client.
        ended = true;
        live.leave(org, this);
        mailbox.drop(selection);
    }

    /**
     * A new entry. Before the follower has come so far, it will find it on its way; so it does when
     * the client has no room for it now.
     */
    synchronized void hear(LogEntry entry) {
        if (caughtUp && !ended && entry.sequence() > place && !put(entry)) {
            caughtUp = false;
            mailbox.awaitRoom(this);
        }
    }

    /** Gives the client up when it has taken nothing for so long. */
    void giveUpIfStuckFor(Duration time) {
        mailbox.failIfStuckFor(time);
    }

    /** What came next is not in the log any more. */
    void lose(LogPruned hole) {
        broken.accept(hole);
    }

    /** The mailbox has room for a page of what was before. */
    void goOn() {
        if (!goOnFromMemory()) {
            readLog();
        }
    }

    /** False when that is too far back. */
    private synchronized boolean goOnFromMemory() {
        RecentEntries entries = recent;
        if (ended || entries == null) {
            return true;
        }
        Page page = entries.page(place, selection.filter(), mailbox.page());
        if (page == null) {
            return false;
        }
        boolean whole = putAll(page.entries(), page.upTo());
        caughtUp = whole && page.entries().size() < mailbox.page();
        if (!caughtUp) {
            mailbox.awaitRoom(this);
        }
        return true;
    }

    private void readLog() {
        int most = mailbox.page();
        long from;
        long known;
        synchronized (this) {
            from = place;
            known = recent == null ? place : recent.newest();
        }
        log.after(org, from, most, selection.filter())
                .subscribe()
                .with(page -> goOnWith(page, page.size() < most ? known : from), broken);
    }

    private void goOnWith(List<LogEntry> page, long upTo) {
        synchronized (this) {
            if (ended) {
                return;
            }
            putAll(page, upTo);
        }
        mailbox.awaitRoom(this);
    }

    /**
     * False when there was no room for all: another follower of the client came first.
     *
     * @param upTo the log was read up to here at least
     */
    private boolean putAll(List<LogEntry> page, long upTo) {
        for (LogEntry entry : page) {
            if (!put(entry)) {
                return false;
            }
        }
        place = Math.max(place, upTo);
        return true;
    }

    private boolean put(LogEntry entry) {
        boolean taken = mailbox.put(new Letter(selection, entry));
        if (taken) {
            place = entry.sequence();
        }
        return taken;
    }
}
