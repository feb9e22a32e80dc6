package io.phonelog.notification.history;

import static io.phonelog.notification.Partner.awaitLog;
import static io.phonelog.notification.Partner.create;
import static io.phonelog.notification.Partner.verify;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.Receiver;
import io.phonelog.notification.Receiver.Received;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithStack
class HistoryTest {
    private final Receiver receiver = new Receiver();
    private final UUID job = Uuid7.next();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void showsOfEveryAttemptWhatWasSentAndWhereTheTimeWent() {
        String id = create(receiver, Map.of("events", List.of("job.created"))).getString("id");
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        Received message = receiver.next();
        awaitLog(id, "state", "delivered", 1)
                .body("items[0].attempts[0].phases.dns", greaterThanOrEqualTo(0))
                .body("items[0].attempts[0].phases.connect", greaterThanOrEqualTo(0))
                .body("items[0].attempts[0].phases.firstByte", greaterThanOrEqualTo(0))
                .body("items[0].attempts[0].request.url", equalTo(receiver.url()))
                .body(
                        "items[0].attempts[0].request.signature",
                        equalTo(message.headers().get("webhook-signature")));
    }

    @Test
    void aLongAnswerIsShownShortInTheListAndLongerByItself() {
        receiver.answering(200, Map.of(), "x".repeat(1_000_000));
        String id = create(receiver, Map.of("events", List.of("job.created"))).getString("id");
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        String delivery =
                awaitLog(id, "state", "delivered", 1)
                        .body("items[0].attempts[0].response.length()", equalTo(256))
                        .extract()
                        .path("items[0].id");
        as(Tokens.acme().viewer())
                .get("/api/v1/webhooks/" + id + "/logs/" + delivery)
                .then()
                .statusCode(200)
                .body("attempts[0].response.length()", equalTo(16 * 1024));
    }

    @Test
    void aPageOfTheLogIsNoMoreThanAHundredDeliveries() {
        String id = create(receiver, Map.of("events", List.of("job.created"))).getString("id");
        String logs = "/api/v1/webhooks/" + id + "/logs";
        as(Tokens.acme().viewer()).get(logs + "?limit=100").then().statusCode(200);
        as(Tokens.acme().viewer())
                .get(logs + "?limit=101")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("limit"));
    }

    @Test
    void aTestTakesTheRoadOfEveryDelivery() throws Exception {
        JsonPath webhook = create(receiver, Map.of("events", List.of("job.created")));
        String id = webhook.getString("id");
        String delivery = post(id, "/test", 202).getString("id");
        Received message = receiver.next();
        verify(webhook.getString("secret"), message);
        assertThat(JsonPath.from(message.body()).getString("type")).isEqualTo("webhook.test");
        assertThat(JsonPath.from(message.body()).getString("data.webhookId")).isEqualTo(id);
        awaitLog(id, "id", delivery, 1);
        awaitLog(id, "state", "delivered", 1);
    }

    @Test
    void anEventIsSentOnceMoreUnderItsOwnId() {
        String id = create(receiver, Map.of("events", List.of("job.created"))).getString("id");
        String event = News.ofJob(Org.ACME, job, MessageType.JOB_CREATED).id();
        Received first = receiver.next();
        String delivery = awaitLog(id, "state", "delivered", 1).extract().path("items[0].id");
        post(id, "/logs/" + delivery + "/redeliver", 202);
        Received again = receiver.next();
        assertThat(again.headers()).containsEntry("webhook-id", event);
        assertThat(again.body()).isEqualTo(first.body());
        awaitLog(id, "state", "delivered", 2);
    }

    @Test
    void whatTheLogHasForgottenCannotBeSentAgain() {
        String id = create(receiver, Map.of("events", List.of("job.created"))).getString("id");
        String event = News.ofJob(Org.ACME, job, MessageType.JOB_CREATED).id();
        String delivery = awaitLog(id, "state", "delivered", 1).extract().path("items[0].id");
        Database.update("delete from log_entry where event_id = ?", event);
        assertThat(post(id, "/logs/" + delivery + "/redeliver", 410).getString("code"))
                .isEqualTo("EVENT_FORGOTTEN");
        assertThat(post(id, "/logs/" + Uuid7.next() + "/redeliver", 404).getString("code"))
                .isEqualTo("DELIVERY_NOT_FOUND");
    }

    @Test
    void whatIsAboutToBePrunedCannotBeSentAgain() {
        String id = create(receiver, Map.of("events", List.of("job.created"))).getString("id");
        String event = News.ofJob(Org.ACME, job, MessageType.JOB_CREATED).id();
        String delivery = awaitLog(id, "state", "delivered", 1).extract().path("items[0].id");
        // As between the two steps of pruning: the mark has moved, and the entry is still there.
        Database.update(
                """
                update log_head h set pruned = l.sequence from log_entry l
                where l.event_id = ? and h.org_id = l.org_id""",
                event);
        try {
            assertThat(post(id, "/logs/" + delivery + "/redeliver", 410).getString("code"))
                    .isEqualTo("EVENT_FORGOTTEN");
        } finally {
            Database.update("update log_head set pruned = 0 where org_id = ?", Org.ACME.id());
        }
    }

    @Test
    void nothingIsSentToADisabledWebhookAndWhatWaitsComesWhenItIsEnabled() {
        receiver.always(500);
        String id = create(receiver, Map.of("events", List.of("job.created"))).getString("id");
        String event = News.ofJob(Org.ACME, job, MessageType.JOB_CREATED).id();
        awaitLog(id, "attempts.flatten().status", 500, 1);
        put(id, Map.of("url", receiver.url(), "enabled", false));
        post(id, "/test", 409);
        Database.update(
                "update delivery set state = 'PENDING', attempts = 0 where webhook_id = ?",
                UUID.fromString(id));
        receiver.always(0);
        put(id, Map.of("url", receiver.url()));
        awaitLog(id, "state", "delivered", 1).body("items[0].eventId", equalTo(event));
    }

    @Test
    void tellsHowAWebhookFares() {
        receiver.answering(500, Map.of(), "");
        String id = create(receiver, Map.of("events", List.of("job.created"))).getString("id");
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        awaitLog(id, "state", "delivered", 1);
        as(Tokens.acme().viewer())
                .get("/api/v1/webhooks/" + id + "/stats")
                .then()
                .statusCode(200)
                .body("attempts", equalTo(2))
                .body("succeeded", equalTo(1))
                .body("successRate", equalTo(0.5f))
                .body("p99Ms", notNullValue())
                .body("byHour[0].hour", startsWith("20"))
                .body("pending", equalTo(0))
                .body("breaker", equalTo("closed"));
        as(Tokens.acme().viewer())
                .get("/api/v1/webhooks/" + id + "/stats?from=2020-01-01T00:00:00Z")
                .then()
                .statusCode(400);
    }

    @Test
    void namesTheEndOfARangeThatIsNoTime() {
        String id = create(receiver, Map.of("events", List.of("job.created"))).getString("id");
        for (String end : List.of("from", "to")) {
            as(Tokens.acme().viewer())
                    .queryParam(end, "x")
                    .get("/api/v1/webhooks/" + id + "/stats")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("VALIDATION_FAILED"))
                    .body("errors[0].field", equalTo(end));
        }
    }

    @Test
    void whoDoesNotManageWebhooksSendsNothing() {
        String id = create(receiver, Map.of("events", List.of("job.created"))).getString("id");
        String path = "/api/v1/webhooks/" + id;
        as(Tokens.acme().viewer()).post(path + "/test").then().statusCode(403);
        as(Tokens.globex().owner()).post(path + "/test").then().statusCode(404);
        as(Tokens.globex().owner()).get(path + "/stats").then().statusCode(404);
        as(Tokens.globex().owner())
                .get("/api/v1/webhooks/" + id + "/logs/" + Uuid7.next())
                .then()
                .statusCode(404);
    }

    private static JsonPath post(String id, String path, int status) {
        return as(Tokens.acme().manager())
                .post("/api/v1/webhooks/" + id + path)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private static void put(String id, Map<String, ?> webhook) {
        as(Tokens.acme().manager())
                .header("If-Match", "*")
                .contentType("application/json")
                .body(webhook)
                .put("/api/v1/webhooks/" + id)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
