package io.phonelog.notification.delivery;

import static io.phonelog.notification.Partner.awaitLog;
import static io.phonelog.notification.Partner.create;
import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.Receiver;
import io.phonelog.notification.Receiver.Received;
import io.phonelog.platform.outbox.CommitSignal;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What endpoints are promised holds for all senders together: here are two on one database. */
@QuarkusTest
@WithStack
class SharedPaceTest {
    @Inject DeliveryQueue queue;
    @Inject Messenger messenger;
    @Inject CommitSignal commits;
    @Inject DeliveryConfig config;
    @Inject PoolTransactions transactions;

    private final Receiver receiver = new Receiver();
    private final UUID job = Uuid7.next();
    private SenderLease lease;
    private DeliverySender second;

    @BeforeEach
    void startAnotherSender() {
        lease = new SenderLease(transactions, config);
        second =
                new DeliverySender(
                        queue, lease, messenger, commits, config, new SimpleMeterRegistry());
        second.start(new StartupEvent());
    }

    @AfterEach
    void stop() {
        second.stop(new ShutdownEvent());
        receiver.close();
    }

    @Test
    void noEventIsSentTwiceAndNotTooManyAtOnce() {
        String id = create(receiver, "job.started", Map.of()).getString("id");
        List<String> events = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            events.add(News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_STARTED).id());
        }
        awaitLog(id, "state", "delivered", 50);
        List<String> received = new ArrayList<>();
        while (received.size() < events.size()) {
            received.add(receiver.next().headers().get("webhook-id"));
        }
        assertThat(received).containsExactlyInAnyOrderElementsOf(events);
        assertThat(receiver.waiting()).isZero();
        assertThat(receiver.mostAtOnce()).isLessThanOrEqualTo(config.perEndpoint());
    }

    @Test
    void sendsNoMoreThanTheRateLimitAllows() {
        create(receiver, Map.of("events", List.of("job.started"), "rateLimit", 5));
        for (int n = 0; n < 20; n++) {
            News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_STARTED);
        }
        List<Received> received = new ArrayList<>();
        while (received.size() < 20) {
            received.add(receiver.next());
        }
        Duration taken =
                Duration.between(received.get(0).at(), received.get(received.size() - 1).at());
        // Five at once, as after a pause, and then five a second.
        assertThat(taken).isBetween(Duration.ofMillis(2_000), Duration.ofSeconds(30));
    }

    @Test
    void breakerOpensLetsOneThroughAndCloses() {
        receiver.always(500);
        String id = create(receiver, Map.of("events", List.of("job.started"))).getString("id");
        for (int n = 0; n < 5; n++) {
            News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_STARTED);
        }
        await().until(() -> failures(id) > config.breakerFailures());
        // Half open: what else may be due, one message at a time.
        long openings = failures(id) - config.breakerFailures();
        assertThat(openings).isPositive();

        receiver.always(0);
        News.ofJob(Org.ACME, job, MessageType.JOB_STARTED);
        await().until(() -> failures(id) == 0);
        awaitLog(id, "state", "delivered", 1);
    }

    @Test
    void endpointThatIsTooBusyIsLeftAloneAsLongAsItAsks() {
        receiver.answering(429, Map.of("Retry-After", "2"), "");
        String id = create(receiver, Map.of("events", List.of("job.started"))).getString("id");
        News.ofJob(Org.ACME, job, MessageType.JOB_STARTED);
        Received refused = receiver.next();
        await().until(
                        () ->
                                !Database.query(
                                                "select 1 from webhook_health where webhook_id = ?"
                                                        + " and paused_until is not null",
                                                UUID.fromString(id))
                                        .isEmpty());
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_STARTED);
        assertThat(Duration.between(refused.at(), receiver.next().at()))
                .isGreaterThan(Duration.ofMillis(1_900));
    }

    @Test
    void anOrderedEndpointHearsOfNothingBeforeWhatCameFirstIsOver() {
        receiver.answering(500, Map.of(), "").answering(500, Map.of(), "");
        create(receiver, Map.of("jobId", job.toString(), "ordered", true));
        String first = News.ofJob(Org.ACME, job, MessageType.JOB_CREATED).id();
        String next = News.ofJob(Org.ACME, job, MessageType.JOB_STARTED).id();
        String last = News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED).id();
        List<String> received = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            received.add(receiver.next().headers().get("webhook-id"));
        }
        assertThat(received).containsExactly(first, first, first, next, last);
    }

    @Test
    void takesOverFromASenderThatWasKilledLongBeforeTheLeaseEnds() {
        String id = create(receiver, Map.of("jobId", job.toString())).getString("id");
        receiver.always(503);
        String event = News.ofJob(Org.ACME, job, MessageType.JOB_STARTED).id();
        awaitLog(id, "state", "failed", 1);
        UUID dead = Uuid7.next();
        Database.update("insert into sender values (?, now())", dead);
        receiver.always(0);
        Database.update(
                """
                update delivery set sender = ?, claim = claim + 1, state = 'PENDING',
                    due_at = now() + interval '1 hour'
                where webhook_id = ? and event_id = ?""",
                dead,
                UUID.fromString(id),
                event);
        awaitLog(id, "state", "delivered", 1);
        assertThat(Database.query("select id from sender where id = ?", dead)).isEmpty();
    }

    @Test
    void aSenderThatStopsLeavesWhatItHadToTheOthers() {
        String id = create(receiver, Map.of("jobId", job.toString())).getString("id");
        second.stop(new ShutdownEvent());
        News.ofJob(Org.ACME, job, MessageType.JOB_STARTED);
        awaitLog(id, "state", "delivered", 1);
        assertThat(Database.query("select id from sender where id = ?", lease.id())).isEmpty();
    }

    private static long failures(String webhook) {
        return Long.parseLong(
                Database.query(
                                "select failures from webhook_health where webhook_id = ?",
                                UUID.fromString(webhook))
                        .get(0));
    }
}
