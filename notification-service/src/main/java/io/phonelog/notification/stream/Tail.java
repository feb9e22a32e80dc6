package io.phonelog.notification.stream;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.log.LogReader;
import io.phonelog.platform.outbox.WakeUps;
import io.smallrye.mutiny.Uni;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A tenant's log as it grows: read once, told to everybody here who follows it. */
final class Tail {
    private static final int PAGE = 500;

    private final UUID org;
    private final LogReader log;
    private final Set<Consumer<LogEntry>> followers = ConcurrentHashMap.newKeySet();
    private final WakeUps reading;
    private final Uni<Void> ready;

    /** The newest entry that was told; negative until it is known where to begin. */
    private volatile long told = -1;

    Tail(UUID org, LogReader log) {
        this.org = org;
        this.log = log;
        this.reading = new WakeUps("Live log", this::tellNew);
        this.ready =
                Uni.createFrom()
                        .deferred(() -> log.head(org))
                        .invoke(head -> told = head)
                        // What was committed meanwhile had its wake-up too early.
                        .invoke(this::wake)
                        .replaceWithVoid()
                        .memoize()
                        .indefinitely();
    }

    Tail joinedBy(Consumer<LogEntry> follower) {
        followers.add(follower);
        return this;
    }

    /** Done when whoever has joined hears of every new entry. */
    Uni<Void> ready() {
        return ready;
    }

    void leftBy(Consumer<LogEntry> follower) {
        followers.remove(follower);
    }

    boolean deserted() {
        return followers.isEmpty();
    }

    void wake() {
        reading.wake();
    }

    void stop() {
        reading.stop();
    }

    private Uni<Void> tellNew() {
        if (told < 0) {
            return Uni.createFrom().voidItem();
        }
        return log.after(org, told, PAGE)
                .invoke(this::tell)
                .repeat()
                .whilst(page -> page.size() == PAGE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void tell(List<LogEntry> entries) {
        for (LogEntry entry : entries) {
            followers.forEach(follower -> follower.accept(entry));
            told = entry.sequence();
        }
    }
}
