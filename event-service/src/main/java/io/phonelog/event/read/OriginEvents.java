package io.phonelog.event.read;

import io.phonelog.contracts.event.EventBytes;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.read.EventView.DuplicateOf;
import io.phonelog.event.store.Origin;
import io.phonelog.event.store.StartTime;
import io.phonelog.platform.paging.Cursor;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns stored rows back into events: what a row leaves out, its origin knows. Not for use by
 * several threads.
 */
final class OriginEvents {
    private final Map<Integer, Known> known = new HashMap<>();

    static OriginEvents of(Collection<Origin> origins) {
        OriginEvents events = new OriginEvents();
        origins.forEach(events::learn);
        return events;
    }

    boolean knows(int origin) {
        return known.containsKey(origin);
    }

    void learn(Origin origin) {
        known.put(origin.id(), new Known(origin, new EventBytes(origin.header())));
    }

    private record Known(Origin origin, EventBytes bytes) {}

    /** An event with where it came from. */
    record Found(PhoneEvent event, Origin origin, @Nullable DuplicateOf duplicateOf) {

        /** As clients see it. */
        EventView view() {
            return new EventView(
                    event,
                    event.contact(),
                    origin.jobId(),
                    origin.uploadId(),
                    origin.source(),
                    duplicateOf);
        }

        Cursor place() {
            return Cursor.of(StartTime.micros(event.time().start()), event.eventId(), origin.id());
        }
    }

    Found read(StoredEvent row) {
        return read(row.origin(), row.detail(), row.original());
    }

    /**
     * Reads a row.
     *
     * @throws IllegalStateException when its origin is none of these; that of its original may have
     *     been deleted since, and the event is no duplicate then
     */
    Found read(int origin, byte[] detail, @Nullable Original original) {
        Known of = of(origin);
        Known first = original == null ? null : known.get(original.origin());
        DuplicateOf duplicateOf =
                original == null || first == null
                        ? null
                        : new DuplicateOf(original.id(), first.origin().jobId());
        return new Found(of.bytes().decode(detail), of.origin(), duplicateOf);
    }

    private Known of(int origin) {
        Known of = known.get(origin);
        if (of == null) {
            throw new IllegalStateException("an event has lost its origin " + origin);
        }
        return of;
    }
}
