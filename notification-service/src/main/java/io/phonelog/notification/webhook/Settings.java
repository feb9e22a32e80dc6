package io.phonelog.notification.webhook;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What a webhook's owner decides of it, checked, with all defaults filled in. */
record Settings(
        String url,
        List<String> events,
        @Nullable UUID jobId,
        boolean enabled,
        @Nullable String description,
        Map<String, String> headers,
        Map<String, String> metadata,
        @Nullable Integer rateLimit,
        boolean ordered) {

    /**
     * @throws io.phonelog.platform.problem.Problem when there is no such event or header
     */
    static Settings of(WebhookDraft draft) {
        return new Settings(
                draft.url().strip(),
                EventFilter.check("events", draft.events()),
                draft.jobId(),
                !Boolean.FALSE.equals(draft.enabled()),
                draft.description(),
                CustomHeaders.check(draft.headers()),
                Objects.requireNonNullElse(draft.metadata(), Map.of()),
                draft.rateLimit(),
                Boolean.TRUE.equals(draft.ordered()));
    }
}
