package io.phonelog.monitoring.audit;

import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.phonelog.platform.problem.FieldError;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Which entries of the audit log a client asks for. */
public class AuditFilter {
    private static final int LONGEST = 2_000;

    @QueryParam("actor")
    @Size(max = LONGEST)
    private @Nullable String actor;

    @QueryParam("action")
    @Size(max = LONGEST)
    private @Nullable String action;

    /** A path, or how it begins. */
    @QueryParam("resource")
    @Size(max = LONGEST)
    private @Nullable String resource;

    @QueryParam("from")
    private @Nullable String from;

    @QueryParam("to")
    private @Nullable String to;

    /** A condition in HQL on the entry {@code e}. */
    record Condition(String text, Map<String, Object> parameters) {
        Condition and(String further, String name, @Nullable Object value) {
            if (value == null) {
                return this;
            }
            Map<String, Object> all = new HashMap<>(parameters);
            all.put(name, value);
            return new Condition(text + " and " + further, all);
        }
    }

    Condition of(UUID org) {
        return new Condition("e.orgId = :org", Map.of("org", org))
                .and("e.actor = :actor", "actor", actor)
                .and("e.action = :action", "action", action)
                .and("locate(:resource, e.resource) = 1", "resource", resource)
                .and("e.at >= :from", "from", time("from", from))
                .and("e.at < :to", "to", time("to", to));
    }

    private static @Nullable Instant time(String field, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw VALIDATION_FAILED.because(
                    field + " takes a time such as 2026-01-31T00:00:00Z.",
                    new FieldError(field, "NOT_A_TIME", "not an RFC 3339 time in UTC"));
        }
    }
}
