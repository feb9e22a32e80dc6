package io.phonelog.notification.replay;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * How far a replay is.
 *
 * @param id absent for a dry run
 * @param matched how many events fit when it was asked for
 * @param queued how many of them are in the webhook's queue by now
 * @param gap whether the log reaches back less far than was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayView(
        @Nullable UUID id,
        String state,
        long matched,
        long queued,
        boolean gap,
        @Nullable Instant createdAt,
        @Nullable Instant finishedAt) {

    static ReplayView dry(long matched, boolean gap) {
        return new ReplayView(null, "dry_run", matched, 0, gap, null, null);
    }
}
