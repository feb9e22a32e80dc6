package io.phonelog.contracts.system;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Something is wrong with the platform, or is no more. Without a tenant in its envelope it is told
 * to every tenant.
 *
 * @param alertId the same when the alert ends
 * @param name what kind of alert it is, as {@code webhook-delivery-degraded}
 * @param component the part that it is about, as {@code notification-service}; null when it is not
 *     about one
 * @param summary for people, in a sentence
 * @param endedAt null while it lasts
 */
public record SystemAlert(
        UUID alertId,
        String name,
        Severity severity,
        @Nullable String component,
        String summary,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** How much it matters. */
    public enum Severity {
        @JsonProperty("info")
        INFO,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("critical")
        CRITICAL
    }
}
