package io.phonelog.platform.messaging;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageJson;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * A message on its way to Kafka.
 *
 * @param value null deletes the key from a compacted topic
 * @param contentType of the value
 * @param traceparent the W3C trace that the receiver continues
 */
public record Outgoing(
        String topic,
        String key,
        byte @Nullable [] value,
        String contentType,
        @Nullable String traceparent) {

    /** A small message in its envelope. */
    public static Outgoing of(String topic, String key, CloudEvent<?> event) {
        return new Outgoing(
                topic, key, MessageJson.write(event), CloudEvent.CONTENT_TYPE, event.traceparent());
    }

    RecordHeaders headers() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("content-type", contentType.getBytes(StandardCharsets.UTF_8));
        if (traceparent != null) {
            headers.add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
        }
        return headers;
    }
}
