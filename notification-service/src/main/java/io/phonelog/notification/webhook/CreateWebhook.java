package io.phonelog.notification.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A webhook to create.
 *
 * @param events types, or {@code job.*}, or {@code *}; without it all of them
 * @param jobId tells of this job only
 * @param headers are sent with each message, as a receiver behind a gateway may want
 */
public record CreateWebhook(
        @NotBlank @Size(max = 2_048) String url,
        @Nullable @Size(max = 50) List<String> events,
        @Nullable UUID jobId,
        @Nullable @Size(max = 500) String description,
        @Nullable @Size(max = 20) Map<String, String> headers) {}
