package io.phonelog.platform.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** The copies of compacted topics that this process keeps. */
@ApplicationScoped
public class TopicCopies {
    private static final Logger LOG = Logger.getLogger(TopicCopies.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Map<String, Object> kafka;
    private final List<TopicCopy> copies = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    public TopicCopies(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** A copy that its owner begins to read, from the topic's start. */
    public TopicCopy of(String topic) {
        TopicCopy copy = new TopicCopy(topic);
        copies.add(copy);
        Uni.createFrom()
                .item(() -> endOf(topic))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(failure -> !stopped)
                .invoke(
                        failure ->
                                LOG.warnf(
                                        "Topic does not tell its end: topic=%s cause=%s",
                                        topic, failure))
                .onFailure(failure -> !stopped)
                .retry()
                .withBackOff(PAUSE, PATIENCE)
                .indefinitely()
                .subscribe()
                .with(copy::endedAt, failure -> LOG.debug(failure));
        return copy;
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    List<TopicCopy> all() {
        return copies;
    }

    /** Nothing is read from a topic that begins where it ends. */
    private long endOf(String topic) {
        TopicPartition only = new TopicPartition(topic, 0);
        try (var consumer =
                new KafkaConsumer<>(
                        kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            long begin = offset(consumer.beginningOffsets(List.of(only), PATIENCE), only);
            long end = offset(consumer.endOffsets(List.of(only), PATIENCE), only);
            return begin == end ? 0 : end;
        }
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), "asked for");
    }
}
