package io.phonelog.event.read;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.phonelog.contracts.event.Party;
import io.phonelog.contracts.event.PhoneEvent;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * An event as clients see it: the fields of the normalised event, and where it came from.
 *
 * @param contact the party that is not the subject
 * @param source where the file came from, in the uploader's words
 * @param duplicateOf the event that this one repeats; null when it repeats none
 */
public record EventView(
        @JsonUnwrapped PhoneEvent event,
        @Nullable Party contact,
        UUID jobId,
        UUID uploadId,
        @Nullable String source,
        @Nullable DuplicateOf duplicateOf) {

    /**
     * Another event that says the same and came first. Two jobs of one file give events the same
     * id.
     */
    public record DuplicateOf(UUID eventId, UUID jobId) {}
}
