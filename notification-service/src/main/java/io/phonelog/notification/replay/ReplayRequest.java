package io.phonelog.notification.replay;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Which past events to send again, of those that the webhook's own filter lets through.
 *
 * @param since the earliest, by the time of the event
 * @param until the latest; without it now
 * @param types only these, written as a webhook's events; without it all
 * @param neverAttempted only events that were never sent to this webhook, as while it was disabled
 * @param dryRun counts and sends nothing
 */
public record ReplayRequest(
        @NotNull Instant since,
        @Nullable Instant until,
        @Nullable @Size(max = 50) List<@NotNull String> types,
        @Nullable Boolean neverAttempted,
        @Nullable Boolean dryRun) {}
