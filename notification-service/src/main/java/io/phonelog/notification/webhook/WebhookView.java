package io.phonelog.notification.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A webhook as clients see it.
 *
 * @param secret only in the answer to its creation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookView(
        UUID id,
        String url,
        List<String> events,
        @Nullable UUID jobId,
        boolean enabled,
        @Nullable String secret,
        @Nullable String description,
        Map<String, String> headers,
        Instant createdAt,
        @Nullable String disabledReason) {

    static WebhookView of(Webhook webhook, Map<String, String> headers, @Nullable String secret) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.events(),
                webhook.jobId(),
                webhook.enabled(),
                secret,
                webhook.description(),
                headers,
                webhook.createdAt(),
                webhook.disabledReason());
    }
}
