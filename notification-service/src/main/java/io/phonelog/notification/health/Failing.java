package io.phonelog.notification.health;

import io.phonelog.contracts.system.SystemAlert;
import io.phonelog.contracts.system.SystemAlert.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An endpoint of which there is something to tell.
 *
 * @param since when the first of the failures came; null when it fails no more
 * @param told what its owner knows
 * @param level what is to be told
 * @param alertId of what was told; null when nothing was
 */
record Failing(
        UUID webhookId,
        UUID orgId,
        String url,
        boolean enabled,
        @Nullable Instant since,
        int told,
        int level,
        @Nullable UUID alertId) {
    static final int OVER = 0;
    static final int HALF = 1;
    static final int MOST = 2;
    static final int DISABLED = 3;

    static final String NAME = "webhook-failing";
    private static final String COMPONENT = "notification-service";

    /** Whether its time is over and it is still sent to. */
    boolean isToBeDisabled() {
        return level == DISABLED && enabled;
    }

    /**
     * @param id of the alert
     * @param end when it is disabled unless something is taken before
     */
    SystemAlert alert(UUID id, Instant end, Instant now) {
        return new SystemAlert(
                id,
                NAME,
                level == DISABLED ? Severity.CRITICAL : Severity.WARNING,
                COMPONENT,
                summary(end),
                since == null ? now : since,
                level == OVER ? now : null);
    }

    private String summary(Instant end) {
        return switch (level) {
            case OVER -> "The alert about the webhook %s to %s is over.".formatted(webhookId, url);
            case DISABLED ->
                    "The webhook %s to %s is disabled. Enable it when its endpoint is in order; events"
                                    .formatted(webhookId, url)
                            + " of the time between can be replayed.";
            default ->
                    "The webhook %s to %s has taken nothing since %s, and is disabled at %s if that goes on."
                            .formatted(webhookId, url, since, end);
        };
    }
}
