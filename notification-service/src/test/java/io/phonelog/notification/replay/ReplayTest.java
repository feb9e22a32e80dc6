package io.phonelog.notification.replay;

import static io.phonelog.notification.Partner.awaitLog;
import static io.phonelog.notification.Partner.create;
import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.Receiver;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

@QuarkusTest
@WithStack
class ReplayTest {
    private static final List<String> NONE = List.of();

    private final Receiver receiver = new Receiver();
    private final UUID job = Uuid7.next();
    private final Instant start = Instant.now().minusSeconds(1);

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void eventsFromBeforeAWebhookAreSentOnceItAsks() {
        List<String> events = List.of(say(MessageType.JOB_CREATED), say(MessageType.JOB_COMPLETED));
        String id = ofTheJob();
        replay(id, Map.of("dryRun", true)).statusCode(200).body("matched", equalTo(2));
        String replay = replay(id, Map.of()).statusCode(202).extract().path("id");
        assertThat(List.of(receiver.next(), receiver.next()))
                .extracting(message -> message.headers().get("webhook-id"))
                .containsExactlyElementsOf(events);
        await().untilAsserted(
                        () ->
                                look(id, replay)
                                        .statusCode(200)
                                        .body("state", equalTo("done"))
                                        .body("queued", equalTo(2)));
        assertThat(receiver.waiting()).isZero();
    }

    @Test
    void chosenTypesAndOnlyWhatWasNeverAttempted() {
        String early = say(MessageType.JOB_CREATED);
        String id = ofTheJob();
        say(MessageType.JOB_STARTED);
        say(MessageType.JOB_COMPLETED);
        awaitLog(id, "state", "delivered", 2);
        assertThat(counted(id, Map.of())).isEqualTo(3);
        assertThat(counted(id, Map.of("types", List.of("job.created", "job.started"))))
                .isEqualTo(2);
        assertThat(counted(id, Map.of("neverAttempted", true))).isEqualTo(1);
        assertThat(counted(id, Map.of("until", start.toString()))).isZero();
        replay(id, Map.of("neverAttempted", true)).statusCode(202);
        awaitLog(id, "eventId", early, 1);
        awaitLog(id, "state", "delivered", 3);
        assertThat(counted(id, Map.of("neverAttempted", true))).isZero();
    }

    @Test
    void typesAreChosenAsTheEventsOfAWebhookAre() {
        say(MessageType.JOB_CREATED);
        say(MessageType.JOB_COMPLETED);
        String id = ofTheJob();
        assertThat(counted(id, Map.of("types", List.of("job.*")))).isEqualTo(2);
        assertThat(counted(id, Map.of("types", List.of("*")))).isEqualTo(2);
        assertThat(counted(id, Map.of("types", List.of("upload.*")))).isZero();
        for (List<String> none : List.of(List.of("nope"), List.of("job.created", "job.cr"), NONE)) {
            replay(id, Map.of("types", none, "dryRun", true))
                    .statusCode(400)
                    .body("code", equalTo("UNKNOWN_EVENT_TYPE"))
                    .body("errors[0].field", equalTo("types"));
        }
    }

    @Test
    void goesOnWhereAReplicaThatDiedHadComeTo() {
        String first = say(MessageType.JOB_CREATED);
        String second = say(MessageType.JOB_COMPLETED);
        String id = ofTheJob();
        // As it is left by a replica that had done the first event.
        Database.update(
                """
                insert into replay (id, org_id, webhook_id, since, until, never_attempted, sequence,
                    last_sequence, matched, gap, queued, created_at)
                select ?, h.org_id, ?, now() - interval '1 hour', now(), false, l.sequence,
                    h.sequence, 2, false, 1, now()
                from log_head h join log_entry l on l.org_id = h.org_id where l.event_id = ?""",
                Uuid7.next(),
                UUID.fromString(id),
                first);
        assertThat(receiver.next().headers()).containsEntry("webhook-id", second);
        awaitLog(id, "state", "delivered", 1);
    }

    @Test
    void saysWhenTheLogDoesNotReachBackThatFar() {
        say(MessageType.JOB_CREATED);
        String id = ofTheJob();
        prunedUntil("2026-01-02T00:00:00Z", 0);
        try {
            replay(id, Map.of("since", "2026-01-01T23:59:59Z", "dryRun", true))
                    .body("gap", equalTo(true));
            replay(id, Map.of("since", "2026-01-02T00:00:00Z", "dryRun", true))
                    .body("gap", equalTo(false));
        } finally {
            nothingIsPruned();
        }
    }

    @Test
    void saysWhenTheLogWasPrunedBeforeItsTurnCame() {
        String event = say(MessageType.JOB_CREATED);
        String id = ofTheJob();
        block(id);
        String replay = replay(id, Map.of()).statusCode(202).extract().path("id");
        look(id, replay).body("gap", equalTo(false));
        prunedUntil(Instant.now().toString(), sequenceOf(event));
        try {
            unblock(id);
            await().untilAsserted(
                            () ->
                                    look(id, replay)
                                            .body("state", equalTo("done"))
                                            .body("queued", equalTo(0))
                                            .body("gap", equalTo(true)));
        } finally {
            nothingIsPruned();
        }
    }

    @Test
    void oneOfTwoThatAreAskedForAtOnceBegins() {
        String id = ofTheJob();
        block(id);
        var statuses =
                IntStream.range(0, 2)
                        .parallel()
                        .map(n -> replay(id, Map.of()).extract().statusCode())
                        .boxed()
                        .toList();
        assertThat(statuses).containsExactlyInAnyOrder(202, 409);
        replay(id, Map.of("dryRun", true)).statusCode(200);
    }

    @Test
    void oneAtATimeAndOnlyOfAWebhookThatIsThere() {
        String id = ofTheJob();
        Database.update(
                """
                insert into replay (id, org_id, webhook_id, since, until, never_attempted, sequence,
                    last_sequence, matched, gap, created_at)
                select ?, org_id, id, now(), now(), false, 0, 9000000000000, 0, false, now()
                from webhook where id = ?""",
                Uuid7.next(),
                UUID.fromString(id));
        replay(id, Map.of()).statusCode(409).body("code", equalTo("REPLAY_RUNNING"));
        Database.update("delete from replay where webhook_id = ?", UUID.fromString(id));
        look(id, Uuid7.next().toString()).statusCode(404).body("code", equalTo("REPLAY_NOT_FOUND"));
        replay(Uuid7.next().toString(), Map.of()).statusCode(404);
        replay(id, Map.of("types", List.of("a,b}"))).statusCode(400);
        replay(id, Map.of("until", "2020-01-01T00:00:00Z")).statusCode(400);
    }

    /** So much waits for the webhook that no replay goes on. */
    private static void block(String webhook) {
        Database.update(
                """
                insert into delivery (id, org_id, webhook_id, sequence, event_id, stream, type, due_at,
                    created_at, data)
                select uuid7(), org_id, id, 0, 'waits', 'test:' || n, 'job.created',
                    now() + interval '1 hour', now(), '{}'
                from webhook, generate_series(1, 1000) n where id = ?""",
                UUID.fromString(webhook));
    }

    private static void unblock(String webhook) {
        Database.update(
                "delete from delivery where webhook_id = ? and event_id = 'waits'",
                UUID.fromString(webhook));
    }

    private static void prunedUntil(String time, long sequence) {
        Database.update(
                "update log_head set pruned = ?, pruned_before = cast(? as timestamptz) where org_id = ?",
                sequence,
                time,
                Org.ACME.id());
    }

    private static void nothingIsPruned() {
        Database.update(
                "update log_head set pruned = 0, pruned_before = null where org_id = ?",
                Org.ACME.id());
    }

    private static long sequenceOf(String event) {
        return Long.parseLong(
                Database.query("select sequence from log_entry where event_id = ?", event).get(0));
    }

    private String ofTheJob() {
        return create(receiver, Map.of("jobId", job.toString())).getString("id");
    }

    /** The id of an event of the job that is in the log. */
    private String say(MessageType type) {
        String event = News.ofJob(Org.ACME, job, type).id();
        await().until(
                        () ->
                                !Database.query("select 1 from log_entry where event_id = ?", event)
                                        .isEmpty());
        return event;
    }

    private int counted(String id, Map<String, ?> wanted) {
        Map<String, Object> dry = new HashMap<>(wanted);
        dry.put("dryRun", true);
        return replay(id, dry).statusCode(200).extract().path("matched");
    }

    private ValidatableResponse replay(String id, Map<String, ?> wanted) {
        Map<String, Object> body = new HashMap<>(Map.of("since", start.toString()));
        body.putAll(wanted);
        return given().auth()
                .oauth2(Tokens.acme().manager())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/webhooks/" + id + "/replay")
                .then();
    }

    private static ValidatableResponse look(String id, String replay) {
        return given().auth()
                .oauth2(Tokens.acme().viewer())
                .get("/api/v1/webhooks/" + id + "/replays/" + replay)
                .then();
    }
}
