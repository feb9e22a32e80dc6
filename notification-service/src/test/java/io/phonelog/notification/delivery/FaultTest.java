package io.phonelog.notification.delivery;

import static io.phonelog.notification.Partner.create;
import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.Receiver;
import io.phonelog.test.Database;
import io.phonelog.test.EmbeddedStack;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is away for a while delays events and loses none; those of a job keep their order. */
@QuarkusTest
@WithStack
class FaultTest {
    private static final List<MessageType> LIFE =
            List.of(
                    MessageType.JOB_CREATED,
                    MessageType.JOB_QUEUED,
                    MessageType.JOB_STARTED,
                    MessageType.JOB_COMPLETED);

    private final UUID job = Uuid7.next();

    @Test
    void everyEventArrivesThoughPostgresIsAwayBetweenSendingAndRecording() {
        try (Receiver receiver = new Receiver()) {
            String id = follow(receiver);
            receiver.hold();
            List<String> events = say();
            receiver.next();
            // The first is with the receiver, and nothing can be recorded of it.
            EmbeddedStack.stopPostgres();
            receiver.release();
            EmbeddedStack.startPostgres();
            assertThat(arrivals(receiver, events))
                    .filteredOn(event -> !event.equals(events.get(0)))
                    .containsExactlyElementsOf(events.subList(1, events.size()));
            awaitAllDelivered(id, events.size());
        }
    }

    @Test
    void everyEventArrivesThoughKafkaIsAwayBetweenThem() {
        try (Receiver receiver = new Receiver()) {
            String id = follow(receiver);
            List<String> events = new ArrayList<>(say());
            EmbeddedStack.restartKafka();
            events.add(News.ofJob(Org.ACME, job, MessageType.JOB_FAILED).id());
            assertThat(arrivals(receiver, events)).containsExactlyElementsOf(events);
            awaitAllDelivered(id, events.size());
        }
    }

    private String follow(Receiver receiver) {
        return create(receiver, Map.of("jobId", job.toString(), "ordered", true)).getString("id");
    }

    private List<String> say() {
        return LIFE.stream().map(type -> News.ofJob(Org.ACME, job, type).id()).toList();
    }

    /** The ids in the order they came first, until all are there. */
    private static List<String> arrivals(Receiver receiver, List<String> events) {
        List<String> first = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (!seen.contains(events.get(events.size() - 1))) {
            String id = receiver.next().headers().get("webhook-id");
            if (seen.add(id)) {
                first.add(id);
            }
        }
        return first;
    }

    private static void awaitAllDelivered(String webhook, int count) {
        await().ignoreExceptions()
                .until(
                        () ->
                                Database.query(
                                                        "select 1 from delivery where webhook_id = ?"
                                                                + " and state = 'DELIVERED'",
                                                        UUID.fromString(webhook))
                                                .size()
                                        == count);
    }
}
