package io.phonelog.worker.catalogue;

import io.phonelog.contracts.Topics;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where the topic of templates ended when the first message of it was seen. */
@ApplicationScoped
class TopicEnd {
    private static final Logger LOG = Logger.getLogger(TopicEnd.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A compacted topic that is read as a table has one partition. */
    private static final TopicPartition TABLE = new TopicPartition(Topics.TEMPLATES, 0);

    private final String brokers;
    private long end = -1;

    TopicEnd(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.brokers = brokers;
    }

    /** Asks Kafka where the end is, for as long as it does not say; not for an event loop. */
    synchronized boolean reachedBy(ConsumerRecord<String, byte[]> message) {
        while (end < 0) {
            try {
                end = ask();
            } catch (TimeoutException e) {
                LOG.warnf("Kafka does not say where the templates end: cause=%s", e);
            }
        }
        return message.offset() >= end - 1;
    }

    private long ask() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            return Objects.requireNonNull(
                    consumer.endOffsets(List.of(TABLE), PATIENCE).get(TABLE), "asked for");
        }
    }
}
