package io.phonelog.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.contracts.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Keeps messages that nobody could handle, byte for byte, with where they were and why. */
@ApplicationScoped
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int LONGEST_REASON = 1_000;

    private final MutinyEmitter<Record<String, byte[]>> kafka;
    private final MeterRegistry metrics;

    public DeadLetters(
            @Channel("dead-letters-out") MutinyEmitter<Record<String, byte[]>> kafka,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.metrics = metrics;
    }

    Uni<Void> bury(ConsumerRecord<String, byte[]> message, Throwable reason) {
        metrics.counter("phonelog_messages_dead", "topic", message.topic()).increment();
        LOG.errorf(
                reason,
                "Message given up: topic=%s partition=%d offset=%d",
                message.topic(),
                message.partition(),
                message.offset());
        var metadata =
                OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(Topics.deadLettersOf(message.topic()))
                        .withHeaders(headersOf(message, reason))
                        .build();
        return kafka.sendMessage(
                Message.of(Record.of(message.key(), message.value()), Metadata.of(metadata)));
    }

    private static RecordHeaders headersOf(
            ConsumerRecord<String, byte[]> message, Throwable reason) {
        RecordHeaders headers = new RecordHeaders(message.headers().toArray());
        add(headers, "phonelog-dead-reason", brief(reason));
        add(headers, "phonelog-dead-topic", message.topic());
        add(headers, "phonelog-dead-partition", Integer.toString(message.partition()));
        add(headers, "phonelog-dead-offset", Long.toString(message.offset()));
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String brief(Throwable reason) {
        String text = Objects.toString(reason.getMessage(), reason.getClass().getSimpleName());
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
