package io.phonelog.notification.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.platform.outbox.Inbox;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events that come from Kafka together. */
@QuarkusTest
@WithStack
class EventLogTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.JOBS_EVENTS, 0);

    @Inject Inbox inbox;
    @Inject EventLog log;

    private final UUID job = Uuid7.next();

    @Test
    void keepTheirOrderAndAreWrittenOnceHoweverOftenTheyCome() throws Throwable {
        List<CloudEvent<?>> events = List.of(event(Org.ACME), event(Org.GLOBEX), event(Org.ACME));
        var twice = new ArrayList<>(events);
        twice.addAll(events);

        take(twice);
        take(events);

        assertThat(entriesOf(Org.ACME)).containsExactly(idOf(events, 0), idOf(events, 2));
        assertThat(entriesOf(Org.GLOBEX)).containsExactly(idOf(events, 1));
    }

    @Test
    void areWrittenEachAloneWhenOneOfThemCannotBe() throws Throwable {
        CloudEvent<?> first = event(Org.ACME);
        CloudEvent<?> last = event(Org.ACME);
        List<ConsumerRecord<String, byte[]>> messages =
                List.of(
                        message(0, MessageJson.write(first)),
                        message(1, "no message".getBytes()),
                        message(2, MessageJson.write(last)));

        takeAll(messages);

        assertThat(entriesOf(Org.ACME)).containsExactly(first.id(), last.id());
    }

    private CloudEvent<?> event(Org org) {
        return News.jobEvent(org, job, MessageType.JOB_PROGRESS);
    }

    private void take(List<CloudEvent<?>> events) throws Throwable {
        List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
        for (CloudEvent<?> event : events) {
            messages.add(message(messages.size(), MessageJson.write(event)));
        }
        takeAll(messages);
    }

    private void takeAll(List<ConsumerRecord<String, byte[]>> messages) throws Throwable {
        var together = new ConsumerRecords<>(Map.of(PARTITION, messages), Map.of());
        VertxContextSupport.subscribeAndAwait(() -> inbox.onceEach("log", together, log::append));
    }

    private ConsumerRecord<String, byte[]> message(int offset, byte[] value) {
        return new ConsumerRecord<>(
                PARTITION.topic(), PARTITION.partition(), offset, job.toString(), value);
    }

    /** The ids of the job's events in their order. */
    private List<String> entriesOf(Org org) {
        return Database.query(
                "select event_id from log_entry where org_id = ? and stream = ? order by sequence",
                org.id(),
                Announcement.ofJob(job));
    }

    private static String idOf(List<CloudEvent<?>> events, int index) {
        return events.get(index).id();
    }
}
