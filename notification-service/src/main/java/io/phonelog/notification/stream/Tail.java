package io.phonelog.notification.stream;

import io.micrometer.core.instrument.Timer;
import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.log.LogPruned;
import io.phonelog.notification.log.LogReader;
import io.phonelog.notification.log.LogTail;
import io.phonelog.platform.outbox.WakeUps;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A tenant's log as it grows: read once, told to everybody here who follows it. */
final class Tail {
    private static final int PAGE = 500;

    private final UUID org;
    private final LogReader log;
    private final Timer delay;
    private final Map<String, Set<Follower>> followers = new ConcurrentHashMap<>();
    private final WakeUps reading;
    private final Uni<RecentEntries> ready;

    /** Null until it is known where to begin. */
    private volatile @Nullable RecentEntries recent;

    private volatile boolean failed;
    private volatile long lastUse = System.nanoTime();

    /**
     * @param most how many of the newest entries are kept in memory
     * @param delay from when something happened until it is told here
     */
    Tail(UUID org, LogReader log, int most, Timer delay) {
        this.org = org;
        this.log = log;
        this.delay = delay;
        this.reading = new WakeUps("Live log", this::tellNew);
        this.ready =
                Uni.createFrom()
                        .deferred(() -> load(most))
                        .map(tail -> new RecentEntries(most, tail))
                        .invoke(entries -> recent = entries)
                        // What was committed meanwhile had its wake-up too early.
                        .invoke(this::wake)
                        .onFailure()
                        .invoke(() -> failed = true)
                        // Loaded once for all who come meanwhile, and anew only after a failure.
                        .memoize()
                        .until(() -> failed);
    }

    private Uni<LogTail> load(int most) {
        failed = false;
        return log.newest(org, most);
    }

    /** The newest entries; whoever has joined hears of every later one. */
    Uni<RecentEntries> ready() {
        lastUse = System.nanoTime();
        return ready;
    }

    void join(Follower follower) {
        for (EventStream stream : follower.selection().streams()) {
            // Within compute, so that nobody who leaves drops the set that this one is added to.
            followers.compute(
                    stream.key(),
                    (key, known) -> {
                        Set<Follower> those =
                                known == null ? ConcurrentHashMap.newKeySet(1) : known;
                        those.add(follower);
                        return those;
                    });
        }
    }

    void leave(Follower follower) {
        lastUse = System.nanoTime();
        for (EventStream stream : follower.selection().streams()) {
            followers.computeIfPresent(
                    stream.key(),
                    (key, those) -> {
                        those.remove(follower);
                        return those.isEmpty() ? null : those;
                    });
        }
    }

    /** Whether nobody has followed for so long. */
    boolean desertedFor(long nanos) {
        return followers.isEmpty() && System.nanoTime() - lastUse > nanos;
    }

    void wake() {
        reading.wake();
    }

    /** Gives up the clients that have taken nothing for so long. */
    void giveUpThoseStuckFor(Duration time) {
        followers.values().forEach(those -> those.forEach(one -> one.giveUpIfStuckFor(time)));
    }

    void stop() {
        reading.stop();
    }

    private Uni<Void> tellNew() {
        RecentEntries entries = recent;
        if (entries == null) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> log.after(org, entries.newest(), PAGE))
                .invoke(page -> tell(entries, page))
                .repeat()
                .whilst(page -> page.size() == PAGE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void tell(RecentEntries recent, List<LogEntry> page) {
        if (!page.isEmpty() && page.get(0).sequence() > recent.newest() + 1) {
            giveUp(recent, page.get(0).sequence() - 1);
        }
        Instant now = Instant.now();
        for (LogEntry entry : page) {
            recent.add(entry);
            delay.record(Duration.between(entry.time(), now));
            for (String key : EventStream.keysOf(entry)) {
                followers.getOrDefault(key, Set.of()).forEach(follower -> follower.hear(entry));
            }
        }
    }

    /** We were away for longer than the log is kept: whoever followed must hear of the gap. */
    private void giveUp(RecentEntries recent, long pruned) {
        LogPruned hole = new LogPruned(recent.newest(), pruned);
        followers.values().forEach(those -> those.forEach(follower -> follower.lose(hole)));
        recent.beginAfter(pruned);
    }
}
