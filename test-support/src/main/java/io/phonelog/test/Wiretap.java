package io.phonelog.test;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageJson;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Listens to what services say on a topic, from the topic's beginning.
 *
 * <pre>
 * try (Wiretap uploads = Wiretap.on(Topics.UPLOADS)) {
 *     UploadStored stored = uploads.await(UploadStored.class, u -&gt; u.jobId().equals(job));
 * }
 * </pre>
 */
public final class Wiretap implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();

    private Wiretap(String topic) {
        this.topic = topic;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                ConfigProvider.getConfig()
                                        .getValue(
                                                "phonelog.kafka.bootstrap-servers", String.class)),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public static Wiretap on(String topic) {
        return new Wiretap(topic);
    }

    /** The first message with data of that type that fits; fails when none comes in time. */
    public <T> T await(Class<T> type, Predicate<T> fits) {
        return type.cast(
                awaitEvent(
                                event ->
                                        type.isInstance(event.data())
                                                && fits.test(type.cast(event.data())))
                        .data());
    }

    /** The first message that fits, in its envelope; fails when none comes in time. */
    public CloudEvent<?> awaitEvent(Predicate<CloudEvent<?>> fits) {
        return MessageJson.read(
                awaitRecord(record -> fits.test(MessageJson.read(record.value()))).value());
    }

    /** The first message that fits, as it is on Kafka; fails when none comes in time. */
    public ConsumerRecord<String, byte[]> awaitRecord(
            Predicate<ConsumerRecord<String, byte[]>> fits) {
        Instant end = Instant.now().plus(Patience.LONG);
        int looked = 0;
        while (true) {
            for (; looked < heard.size(); looked++) {
                if (fits.test(heard.get(looked))) {
                    return heard.get(looked);
                }
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(
                        "nothing that fits was said on " + topic + " among " + heard.size());
            }
            listen();
        }
    }

    /** Everything said so far that fits. */
    public List<ConsumerRecord<String, byte[]>> soFar(
            Predicate<ConsumerRecord<String, byte[]>> fits) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            listen();
        }
        return heard.stream().filter(fits).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void listen() {
        consumer.poll(POLL).forEach(heard::add);
    }
}
