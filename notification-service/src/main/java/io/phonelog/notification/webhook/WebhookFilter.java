package io.phonelog.notification.webhook;

import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which webhooks a client asks for. Use as a {@code @BeanParam}. */
public class WebhookFilter {
    @QueryParam("enabled")
    private @Nullable Boolean enabled;

    @QueryParam("jobId")
    private @Nullable UUID jobId;

    /** The conditions and their values, in HQL, over those of the tenant. */
    record Conditions(String text, List<Object> values) {
        Conditions and(String condition, @Nullable Object value) {
            if (value == null) {
                return this;
            }
            List<Object> more = new ArrayList<>(values);
            more.add(value);
            return new Conditions(text + " and " + condition + " ?" + more.size(), more);
        }
    }

    Conditions of(UUID org) {
        return new Conditions("orgId = ?1", List.of(org))
                .and("enabled =", enabled)
                .and("jobId =", jobId);
    }
}
