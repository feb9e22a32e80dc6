package io.phonelog.event.read;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Which events are asked for: those that meet every condition that is not null.
 *
 * @param from start, inclusive
 * @param to start, exclusive
 * @param contact address of the party that is not the subject
 * @param number address of any party: subject, contact, from, to
 * @param text part of an address or, whatever its case, of a name or a cell
 */
public record EventFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String contact,
        @Nullable String number,
        @Nullable EventType type,
        @Nullable Direction direction,
        @Nullable String source,
        @Nullable UUID jobId,
        @Nullable Duplicates duplicates,
        @Nullable String text) {

    /** What becomes of events that repeat others; those that they repeat are none of them. */
    public enum Duplicates {
        INCLUDE,
        EXCLUDE,
        ONLY
    }

    /** No condition. */
    static final EventFilter ALL =
            new EventFilter(null, null, null, null, null, null, null, null, null, null);

    /** All events with a contact. */
    static EventFilter of(String contact) {
        return new EventFilter(null, null, contact, null, null, null, null, null, null, null);
    }

    /** The same without the condition on text. */
    EventFilter withoutText() {
        return new EventFilter(
                from, to, contact, number, type, direction, source, jobId, duplicates, null);
    }

    /**
     * Whether the hourly sums know the answer: they count every event, by few of these conditions.
     */
    boolean isOfSums() {
        return contact == null
                && number == null
                && jobId == null
                && text == null
                && (duplicates == null || duplicates == Duplicates.INCLUDE);
    }
}
