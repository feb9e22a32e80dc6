package io.phonelog.platform.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Sends messages to any topic; done means that every in-sync broker has them. */
@ApplicationScoped
public class EventSender {
    private final MutinyEmitter<Record<String, byte @Nullable []>> kafka;

    public EventSender(
            @Channel("kafka-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte @Nullable []>> kafka) {
        this.kafka = kafka;
    }

    public Uni<Void> send(Outgoing message) {
        var metadata =
                OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(message.topic())
                        .withHeaders(message.headers())
                        .build();
        return kafka.sendMessage(
                Message.of(Record.of(message.key(), message.value()), Metadata.of(metadata)));
    }

    /** Sends all of them, in order for each key. Fails when one was not taken. */
    public Uni<Void> sendAll(List<Outgoing> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(messages.stream().map(this::send).toList())
                .andFailFast()
                .replaceWithVoid();
    }
}
