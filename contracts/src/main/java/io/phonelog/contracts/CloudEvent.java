package io.phonelog.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * The envelope of every small message, in the structured JSON mode of CloudEvents 1.0.
 *
 * @param id the same for every delivery of the same fact; consumers remember it
 * @param source the service that says so, as {@code /phonelog/job-service}
 * @param subject the id of the thing spoken of
 * @param orgid the tenant (extension attribute); null only for what belongs to every tenant
 * @param actor who caused it: a user's subject, {@code key:<id>}, or a service's name
 * @param requestid the request that caused it, for logs and support
 * @param traceparent the W3C trace it belongs to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent<T>(
        String specversion,
        String id,
        String source,
        String type,
        @Nullable String subject,
        Instant time,
        String datacontenttype,
        @Nullable UUID orgid,
        @Nullable String actor,
        @Nullable String requestid,
        @Nullable String traceparent,
        T data) {

    /** The media type of a message value. */
    public static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    public static final String SPEC_VERSION = "1.0";
    public static final String DATA_CONTENT_TYPE = "application/json";
}
