package io.phonelog.notification.webhook;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A webhook as it was asked for, checked. */
record NewWebhook(
        String url,
        List<String> events,
        @Nullable UUID jobId,
        @Nullable String description,
        Map<String, String> headers) {

    /**
     * @throws io.phonelog.platform.problem.Problem when there is no such event or header
     */
    static NewWebhook of(CreateWebhook wanted) {
        return new NewWebhook(
                wanted.url().strip(),
                EventFilter.check(wanted.events()),
                wanted.jobId(),
                wanted.description(),
                CustomHeaders.check(wanted.headers()));
    }
}
