package io.phonelog.bench.live;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.job.JobEvent;
import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.job.RowCounts;
import io.phonelog.stack.drive.PrivateStack;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** What job-service says of jobs, said by the bench. */
final class JobFacts implements AutoCloseable {
    /** Of the tenant acme. */
    private static final UUID ORG = UUID.fromString("a0c3e000-0000-7000-8000-000000000001");

    private final KafkaProducer<String, byte[]> kafka;
    private final Arrivals arrivals;

    JobFacts(PrivateStack stack, Arrivals arrivals) {
        this.arrivals = arrivals;
        this.kafka =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", "127.0.0.1:" + stack.port("kafka")),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** Says it, and waits until Kafka has it; its way is measured from before that. */
    void say(UUID job, MessageType type) throws InterruptedException, ExecutionException {
        String id = Uuid7.next().toString();
        var event =
                new JobEvent(
                        job,
                        job,
                        "calls.csv",
                        JobState.RUNNING,
                        1,
                        "parsing",
                        42.5,
                        new RowCounts(null, 10, 0, 0),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "bench",
                        Instant.now());
        var envelope =
                new CloudEvent<>(
                        CloudEvent.SPEC_VERSION,
                        id,
                        "/phonelog/bench",
                        type.wireName(),
                        job.toString(),
                        Instant.now(),
                        CloudEvent.DATA_CONTENT_TYPE,
                        ORG,
                        "bench",
                        null,
                        null,
                        event);
        arrivals.said(id);
        kafka.send(
                        new ProducerRecord<>(
                                Topics.JOBS_EVENTS, job.toString(), MessageJson.write(envelope)))
                .get();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
