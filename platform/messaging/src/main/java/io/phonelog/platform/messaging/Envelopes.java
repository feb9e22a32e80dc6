package io.phonelog.platform.messaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** Puts what this service says into envelopes. */
@ApplicationScoped
public class Envelopes {
    /** The request id's name in log lines. */
    public static final String REQUEST_ID = "requestId";

    private final String source;

    public Envelopes(@ConfigProperty(name = "quarkus.application.name") String application) {
        this.source = "/phonelog/" + application;
    }

    /** An event of the current request and trace. */
    public <T> CloudEvent<T> event(
            MessageType type, @Nullable UUID org, String subject, @Nullable String actor, T data) {
        return envelope(
                type, org, subject, actor, (String) MDC.get(REQUEST_ID), traceparent(), data);
    }

    /** An event of the same tenant, request and trace as the one that caused it. */
    public <T> CloudEvent<T> causedBy(
            CloudEvent<?> cause, MessageType type, String subject, String actor, T data) {
        return envelope(
                type, cause.orgid(), subject, actor, cause.requestid(), cause.traceparent(), data);
    }

    private <T> CloudEvent<T> envelope(
            MessageType type,
            @Nullable UUID org,
            String subject,
            @Nullable String actor,
            @Nullable String requestId,
            @Nullable String traceparent,
            T data) {
        return new CloudEvent<>(
                CloudEvent.SPEC_VERSION,
                Uuid7.next().toString(),
                source,
                type.wireName(),
                subject,
                Instant.now(),
                CloudEvent.DATA_CONTENT_TYPE,
                org,
                actor,
                requestId,
                traceparent,
                data);
    }

    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex())
                : null;
    }
}
