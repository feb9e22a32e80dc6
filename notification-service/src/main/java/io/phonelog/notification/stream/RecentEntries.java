package io.phonelog.notification.stream;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.log.LogFilter;
import io.phonelog.notification.log.LogTail;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest entries of a tenant's log, without a hole: a log's sequence has none. Whoever comes
 * back with a recent place is served from here, so that a thousand who come back at once read
 * nothing from the database.
 */
final class RecentEntries {
    private final @Nullable LogEntry[] ring;
    private final Map<String, Long> placeOf = new HashMap<>();
    private final Map<String, Long> latestOf = new HashMap<>();
    private final Map<String, Long> beginningOf = new HashMap<>();

    /** All after this are here. */
    private long after;

    private long newest;

    RecentEntries(int most, LogTail tail) {
        this.ring = new LogEntry[most];
        this.after = tail.after();
        this.newest = tail.after();
        for (LogEntry entry : tail.entries()) {
            // Somebody took entries out by hand: what is before is for those who read the log.
            if (entry.sequence() > newest + 1) {
                beginAfter(entry.sequence() - 1);
            }
            add(entry);
        }
    }

    /**
     * Entries that a filter holds.
     *
     * @param upTo the sequence up to which there is no other
     */
    record Page(List<LogEntry> entries, long upTo) {}

    synchronized void add(LogEntry entry) {
        if (entry.sequence() != newest + 1) {
            throw new IllegalStateException(
                    "entry %d after %d".formatted(entry.sequence(), newest));
        }
        int slot = slot(entry.sequence());
        LogEntry old = ring[slot];
        if (old != null) {
            forget(old);
        }
        ring[slot] = entry;
        newest = entry.sequence();
        placeOf.put(entry.eventId(), newest);
        latestOf.put(entry.stream(), newest);
        if (entry.type().endsWith(".created")) {
            beginningOf.put(entry.stream(), newest);
        }
    }

    /** Forgets all: what follows this place is added next. */
    synchronized void beginAfter(long place) {
        Arrays.fill(ring, null);
        placeOf.clear();
        latestOf.clear();
        beginningOf.clear();
        after = place;
        newest = place;
    }

    synchronized long newest() {
        return newest;
    }

    /** The first matching entries after a place; null when that is too long ago. */
    synchronized @Nullable Page page(long place, LogFilter filter, int most) {
        if (place < after) {
            return null;
        }
        List<LogEntry> found = new ArrayList<>();
        for (long sequence = place + 1; sequence <= newest; sequence++) {
            LogEntry entry = at(sequence);
            if (filter.holds(entry)) {
                found.add(entry);
                if (found.size() == most) {
                    return new Page(found, sequence);
                }
            }
        }
        return new Page(found, Math.max(place, newest));
    }

    /** Where an event stands, if it is here. */
    synchronized @Nullable Long placeOf(String eventId) {
        return placeOf.get(eventId);
    }

    /** The newest entry of a stream, if it is here. */
    synchronized @Nullable LogEntry latest(String stream) {
        Long sequence = latestOf.get(stream);
        return sequence == null ? null : at(sequence);
    }

    /** The place before the first entry that there ever was of a stream, if that is here. */
    synchronized @Nullable Long beginning(String stream) {
        Long sequence = beginningOf.get(stream);
        return sequence == null ? null : Long.valueOf(sequence - 1);
    }

    private void forget(LogEntry old) {
        after = old.sequence();
        placeOf.remove(old.eventId());
        latestOf.remove(old.stream(), old.sequence());
        beginningOf.remove(old.stream(), old.sequence());
    }

    private LogEntry at(long sequence) {
        LogEntry entry = ring[slot(sequence)];
        if (entry == null) {
            throw new IllegalStateException("no entry " + sequence);
        }
        return entry;
    }

    private int slot(long sequence) {
        return (int) (sequence % ring.length);
    }
}
