package io.phonelog.bench.webhooks;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.job.JobEvent;
import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.job.RowCounts;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Says on Kafka how jobs fare, at an even rate, as job-service does. */
final class JobNews implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final UUID org;

    JobNews(int kafkaPort, UUID org) {
        this.org = org;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort, "linger.ms", "0"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** An event that was said, and when, in nanoseconds. */
    record Said(UUID job, long at) {}

    /** Says so many events of the jobs in turn; answers them by their ids. */
    Map<String, Said> say(List<UUID> jobs, int perSecond, int count) {
        Map<String, Said> said = new LinkedHashMap<>();
        long begin = System.nanoTime();
        for (int n = 0; n < count; n++) {
            long due = begin + n * 1_000_000_000L / perSecond;
            LockSupport.parkNanos(due - System.nanoTime());
            UUID job = jobs.get(n % jobs.size());
            CloudEvent<JobEvent> event = event(job);
            said.put(event.id(), new Said(job, System.nanoTime()));
            producer.send(
                    new ProducerRecord<>(
                            Topics.JOBS_EVENTS, job.toString(), MessageJson.write(event)));
        }
        producer.flush();
        return said;
    }

    private CloudEvent<JobEvent> event(UUID job) {
        Instant now = Instant.now();
        var data =
                new JobEvent(
                        job,
                        job,
                        "calls.csv",
                        JobState.RUNNING,
                        1,
                        "parsing",
                        50,
                        new RowCounts(null, 10_000, 9_000, 1),
                        null,
                        null,
                        "asterisk",
                        0.97,
                        null,
                        null,
                        null,
                        now);
        return new CloudEvent<>(
                CloudEvent.SPEC_VERSION,
                Uuid7.next().toString(),
                "/phonelog/bench",
                MessageType.JOB_PROGRESS.wireName(),
                job.toString(),
                now,
                CloudEvent.DATA_CONTENT_TYPE,
                org,
                null,
                null,
                null,
                data);
    }

    @Override
    public void close() {
        producer.close();
    }
}
