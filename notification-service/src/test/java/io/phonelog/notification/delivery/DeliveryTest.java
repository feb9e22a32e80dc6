package io.phonelog.notification.delivery;

import static io.phonelog.notification.Partner.awaitLog;
import static io.phonelog.notification.Partner.create;
import static io.phonelog.notification.Partner.verify;
import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.Receiver;
import io.phonelog.notification.Receiver.Received;
import io.phonelog.notification.delivery.DueDeliveries.Room;
import io.phonelog.notification.webhook.Sealed;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Patience;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithStack
class DeliveryTest {
    private final Receiver receiver = new Receiver();
    private final UUID job = Uuid7.next();

    @Inject DeliveryQueue queue;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void tellsAPartnerWithASignatureThatItsLibraryAccepts() throws Exception {
        JsonPath webhook = create(receiver, "job.completed", Map.of("X-Team", "data"));
        News.ofJob(Org.ACME, job, MessageType.JOB_STARTED);
        var completed = News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED);

        Received message = receiver.next();
        verify(webhook.getString("secret"), message);
        assertThat(message.headers())
                .containsEntry("webhook-id", completed.id())
                .containsEntry("content-type", "application/json")
                .containsEntry("x-team", "data")
                .containsEntry(":path", "/hook?from=phonelog");
        assertThat(message.headers().get("host")).startsWith("localhost:");
        JsonPath body = JsonPath.from(message.body());
        assertThat(body.getString("type")).isEqualTo("job.completed");
        assertThat(Instant.parse(body.getString("timestamp"))).isEqualTo(completed.time());
        assertThat(body.getString("data.jobId")).isEqualTo(job.toString());
        assertThat(body.getString("data.filename")).isEqualTo("calls-é.csv");
    }

    @Test
    void sameMessageTwiceIsDeliveredOnce() {
        String id = create(receiver, "job.*", Map.of()).getString("id");
        var created = News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        News.say(Topics.JOBS_EVENTS, job, created);
        var last = News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED);
        assertThat(receiver.next().headers()).containsEntry("webhook-id", created.id());
        assertThat(receiver.next().headers()).containsEntry("webhook-id", last.id());
        awaitLog(id, "state", "delivered", 2);
        assertThat(receiver.waiting()).isZero();
    }

    @Test
    void triesAgainUntilItIsTakenAndKeepsEveryAttempt() throws Exception {
        receiver.answering(500, Map.of(), "out of order");
        JsonPath webhook = create(receiver, "job.created", Map.of());
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);

        Received first = receiver.next();
        Received second = receiver.next();
        assertThat(second.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(Duration.between(first.at(), second.at())).isGreaterThan(Duration.ofMillis(150));
        verify(webhook.getString("secret"), second);

        awaitLog(webhook.getString("id"), "state", "delivered", 1)
                .body("items[0].attempts", hasSize(2))
                .body("items[0].attempts[0].status", equalTo(500))
                .body("items[0].attempts[0].response", equalTo("out of order"))
                .body("items[0].attempts[1].status", equalTo(204));
    }

    @Test
    void givesUpWhenAllAttemptsFailedAndFollowsNoRedirect() {
        for (int attempt = 0; attempt < 3; attempt++) {
            receiver.answering(302, Map.of("Location", receiver.url() + "&again"), "");
        }
        String id = create(receiver, "job.created", Map.of()).getString("id");
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        awaitLog(id, "state", "failed", 1).body("items[0].attempts", hasSize(3));
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(receiver.next().headers()).containsEntry(":path", "/hook?from=phonelog");
        }
        assertThat(receiver.waiting()).isZero();
    }

    @Test
    void waitsAsLongAsTheEndpointAsks() {
        receiver.answering(429, Map.of("Retry-After", "2"), "");
        create(receiver, "job.created", Map.of());
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        Received first = receiver.next();
        Received second = receiver.next();
        assertThat(Duration.between(first.at(), second.at()))
                .isGreaterThan(Duration.ofMillis(1900));
    }

    @Test
    void tellsAnEndpointThatIsGoneNothingMore() {
        receiver.answering(410, Map.of(), "");
        String id = create(receiver, "job.created", Map.of()).getString("id");
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        awaitLog(id, "state", "failed", 1).body("items[0].attempts", hasSize(1));
        given().auth()
                .oauth2(Tokens.acme().manager())
                .get("/api/v1/webhooks/" + id)
                .then()
                .body("enabled", equalTo(false))
                .body("disabledReason", equalTo("The endpoint answered 410 Gone."));
    }

    @Test
    void deletingAWebhookForgetsItsDeliveries() {
        String id = create(receiver, "job.created", Map.of()).getString("id");
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        awaitLog(id, "state", "delivered", 1);
        given().auth()
                .oauth2(Tokens.acme().manager())
                .delete("/api/v1/webhooks/" + id)
                .then()
                .statusCode(204);
        assertThat(
                        Database.query(
                                "select 1 from delivery where webhook_id = ?", UUID.fromString(id)))
                .isEmpty();
    }

    @Test
    void endpointThatHangsHoldsUpNobodyElse() {
        try (Receiver healthy = new Receiver()) {
            receiver.hold();
            String hanging = create(receiver, "job.started", Map.of()).getString("id");
            create(healthy, "job.completed", Map.of());
            for (int n = 0; n < 20; n++) {
                News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_STARTED);
            }
            receiver.next();
            News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED);
            healthy.next();
            assertThat(delivered(hanging)).isZero();
            awaitLog(hanging, "attempts.flatten().error", "No answer in time.", 1);
        }
    }

    @Test
    void firstAttemptsOfAJobsEventsKeepTheirOrder() {
        create(receiver, "job.*", Map.of());
        var types =
                List.of(
                        MessageType.JOB_CREATED,
                        MessageType.JOB_QUEUED,
                        MessageType.JOB_STARTED,
                        MessageType.JOB_PROGRESS,
                        MessageType.JOB_COMPLETED);
        var ids = types.stream().map(type -> News.ofJob(Org.ACME, job, type).id()).toList();
        assertThat(ids.stream().map(id -> receiver.next().headers().get("webhook-id")))
                .containsExactlyElementsOf(ids);
    }

    @Test
    void takesOverFromASenderThatDiedAndHeedsItNoMore() {
        String webhook = create(receiver, "job.failed", Map.of()).getString("id");
        var created = News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        await().until(
                        () ->
                                !Database.query(
                                                "select 1 from log_entry where event_id = ?",
                                                created.id())
                                        .isEmpty());
        UUID delivery = Uuid7.next();
        // As a sender leaves it that took the delivery and was killed before it could say more.
        Database.update(
                """
                insert into delivery (id, org_id, webhook_id, sequence, event_id, stream, type,
                    claim, due_at, created_at)
                select ?, org_id, ?, sequence, event_id, stream, type, 1,
                    now() + interval '700 milliseconds', now()
                from log_entry where event_id = ?""",
                delivery,
                UUID.fromString(webhook),
                created.id());
        Received message = receiver.next();
        assertThat(message.headers()).containsEntry("webhook-id", created.id());
        awaitLog(webhook, "state", "delivered", 1).body("items[0].attempts", hasSize(1));

        var late =
                new DueDelivery(
                        delivery,
                        1,
                        0,
                        created.id(),
                        created.type(),
                        created.time(),
                        Instant.now(),
                        "{}",
                        Org.ACME.id(),
                        UUID.fromString(webhook),
                        receiver.url(),
                        new Sealed("1", new byte[0], null, null));
        var attempt =
                new Attempt(
                        Instant.now(),
                        Duration.ofMillis(5),
                        new Outcome.Unanswered("late"),
                        Phases.NONE,
                        null);
        queue.turn(
                        Uuid7.next(),
                        List.of(new Settled(late, attempt, new Verdict.GivenUp())),
                        Room.NONE)
                .await()
                .atMost(Patience.LONG);
        awaitLog(webhook, "state", "delivered", 1).body("items[0].attempts", hasSize(2));
    }

    private static long delivered(String webhook) {
        return Database.query(
                        "select 1 from delivery where webhook_id = ? and state = 'DELIVERED'",
                        UUID.fromString(webhook))
                .size();
    }
}
