package io.phonelog.event;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.job.JobEvent;
import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.job.RowCounts;
import io.phonelog.contracts.parse.RunRevoked;
import io.phonelog.platform.messaging.EventSender;
import io.phonelog.platform.messaging.Outgoing;
import io.phonelog.test.Org;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The store seen from outside: what goes in by Kafka, what comes out, and what the tables hold. */
@ApplicationScoped
public class TestStore {
    private static final String BINARY = "application/octet-stream";

    private final EventSender sender;
    private final String kafka;
    private final String url;
    private final String password;

    TestStore(
            EventSender sender,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "phonelog.postgres.owner-password") String password) {
        this.sender = sender;
        this.kafka = kafka;
        this.url = url;
        this.password = password;
    }

    public void send(TestBatch... batches) {
        for (TestBatch batch : batches) {
            send(batch.key(), batch.bytes());
        }
    }

    /** Sends the batches and waits until they are in. */
    public void load(TestBatch... batches) {
        send(batches);
        for (TestBatch batch : batches) {
            await().untilAsserted(() -> assertThat(isIn(batch)).isTrue());
        }
    }

    public boolean isIn(TestBatch batch) throws SQLException {
        return count(
                        batch.org(),
                        """
                        select count(*) from loaded_batch
                        where job_id = '%s' and run = %d and chunk = %d and sequence = %d"""
                                .formatted(
                                        batch.job(), batch.run(), batch.chunk(), batch.sequence()))
                == 1;
    }

    public void send(String key, byte[] bytes) {
        sender.send(new Outgoing(Topics.RECORDS_PARSED, key, bytes, BINARY, null))
                .await()
                .indefinitely();
    }

    public void revoke(Org org, UUID job, int run) {
        tell(Topics.JOBS_CONTROL, MessageType.RUN_REVOKED, org, job, new RunRevoked(job, run));
    }

    /** Tells that the run of a batch has ended: no more of it comes. */
    public void complete(TestBatch batch) {
        var ended =
                new JobEvent(
                        batch.job(),
                        batch.header().uploadId(),
                        "calls.csv",
                        JobState.COMPLETED,
                        batch.run(),
                        "done",
                        100,
                        RowCounts.NONE,
                        null,
                        null,
                        null,
                        null,
                        batch.source(),
                        null,
                        null,
                        Instant.now());
        tell(Topics.JOBS_EVENTS, MessageType.JOB_COMPLETED, batch.org(), batch.job(), ended);
    }

    /**
     * Loads one run after the other, each of one batch, and waits until it is compared with all
     * others.
     */
    public void loadAndCompare(TestBatch... runs) {
        for (TestBatch batch : runs) {
            load(batch);
            complete(batch);
            await().untilAsserted(() -> assertThat(isCompared(batch)).isTrue());
        }
    }

    public boolean isCompared(TestBatch batch) throws SQLException {
        return count(
                        batch.org(),
                        """
                        select count(*) from comparison
                        where job_id = '%s' and run = %d and ended_at is not null"""
                                .formatted(batch.job(), batch.run()))
                == 1;
    }

    private void tell(String topic, MessageType type, Org org, UUID job, Object fact) {
        var event =
                new CloudEvent<>(
                        CloudEvent.SPEC_VERSION,
                        Uuid7.next().toString(),
                        "/phonelog/test",
                        type.wireName(),
                        job.toString(),
                        Instant.now(),
                        CloudEvent.DATA_CONTENT_TYPE,
                        org.id(),
                        "tester",
                        null,
                        null,
                        fact);
        sender.send(Outgoing.of(topic, job.toString(), event)).await().indefinitely();
    }

    /** Every message on a topic with this key, so far. */
    public List<ConsumerRecord<String, byte[]>> messages(String topic, String key) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(
                                message -> {
                                    if (key.equals(message.key())) {
                                        found.add(message);
                                    }
                                });
            }
            return found;
        }
    }

    /** The facts of one type about a job that were told so far. */
    public <T> List<T> told(String topic, UUID job, Class<T> type) {
        return messages(topic, job.toString()).stream()
                .map(message -> MessageJson.read(message.value()).data())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** A number that a query of the tables' owner gives, with the policies of one tenant. */
    public long count(Org org, String sql) throws SQLException {
        try (Connection connection = owner()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("set local phonelog.org = '%s'".formatted(org.id()));
            ResultSet row = connection.createStatement().executeQuery(sql);
            row.next();
            return row.getLong(1);
        }
    }

    public long rows(TestBatch batch) throws SQLException {
        return count(
                batch.org(),
                "select count(*) from event where origin in (select id from origin where job_id = '%s')"
                        .formatted(batch.job()));
    }

    /** Runs a statement as the owner of the tables. */
    public void change(String sql) throws SQLException {
        try (Connection connection = owner()) {
            connection.createStatement().execute(sql);
        }
    }

    public Connection owner() throws SQLException {
        return DriverManager.getConnection(url, "phonelog_event_owner", password);
    }
}
