package io.phonelog.notification.webhook;

import io.phonelog.notification.signature.SignatureKind;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A webhook as its owner wants it. What is left out has its default, in a change too.
 *
 * @param events types, or {@code job.*}, or {@code *}; without it all of them
 * @param jobId tells of this job only
 * @param enabled false: nothing is sent, and events of that time are not kept for later
 * @param headers are sent with each message, as a receiver behind a gateway may want
 * @param metadata for the owner's own use
 * @param rateLimit messages a second at most; without it there is no such limit
 * @param ordered an event waits until the one before it of the same job is over, retries included
 * @param signature {@code v1} by default; of a webhook that is there only rotating changes it
 */
public record WebhookDraft(
        @NotBlank @Size(max = 2_048) String url,
        @Nullable @Size(max = 50) List<@NotNull String> events,
        @Nullable UUID jobId,
        @Nullable Boolean enabled,
        @Nullable @Size(max = 500) String description,
        @Nullable @Size(max = 20) Map<String, String> headers,
        @Nullable @Size(max = 20)
                Map<@NotBlank @Size(max = 40) String, @Size(max = 500) String> metadata,
        @Nullable @Min(1) @Max(1_000) Integer rateLimit,
        @Nullable Boolean ordered,
        @Nullable SignatureKind signature) {}
