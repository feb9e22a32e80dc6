package io.phonelog.contracts.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * The normalised event: what any row of any layout becomes. In Java its parts are records of their
 * own; in JSON they are fields of one object ({@code start}, {@code from}, {@code durationS}, ...).
 *
 * @param eventId see {@link EventIds}
 * @param subtype the kind of event in the file's own words
 * @param cause why it ended, as written
 */
public record PhoneEvent(
        UUID eventId,
        EventType type,
        @Nullable String subtype,
        Direction direction,
        @JsonUnwrapped EventTime time,
        @JsonUnwrapped Parties parties,
        @JsonUnwrapped Amounts amounts,
        @JsonUnwrapped Place place,
        Outcome outcome,
        @Nullable String cause,
        @JsonUnwrapped Grouping grouping,
        @JsonUnwrapped Quality quality,
        Provenance provenance) {

    /** The party that is not the subject; null when nothing says who that is. */
    public @Nullable Party contact() {
        return parties.contact(direction);
    }
}
