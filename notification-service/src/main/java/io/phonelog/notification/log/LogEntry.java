package io.phonelog.notification.log;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An event as it stands in a tenant's log.
 *
 * @param sequence counts the tenant's events, from 1, without gaps
 * @param eventId the same here, on every stream and in every webhook
 * @param topic all of the tenant's events of a kind, as {@code jobs}
 * @param stream the events of one thing, as {@code job:<id>}
 * @param ended whether nothing more happens to the thing unless somebody asks for it
 * @param owner whose thing it is about; null when it is nobody's
 * @param data JSON
 */
public record LogEntry(
        long sequence,
        String eventId,
        String topic,
        String stream,
        String type,
        boolean ended,
        @Nullable String owner,
        Instant time,
        String data) {

    /** Whether a later one of the same thing says all that this says. */
    public boolean isProgress() {
        return type.endsWith(".progress");
    }
}
