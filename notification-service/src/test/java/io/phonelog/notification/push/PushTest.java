package io.phonelog.notification.push;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.push.PushService.Received;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithStack
class PushTest {
    private static final String SUBSCRIPTIONS = "/api/v1/notifications/push-subscriptions";

    private final String name = "push-" + UUID.randomUUID();
    private final String user = Tokens.acme().user(name, "analyst");
    private final String subject = Tokens.acme().subject(name).toString();
    private final Browser browser = Browser.fresh();
    private final PushService service = new PushService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void wakesTheBrowserOfWhoseJobItIs() {
        subscribe(service.endpoint("a")).statusCode(201);
        UUID job = Uuid7.next();
        var event = News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED, subject);

        Received push = service.next();
        JsonPath message = JsonPath.from(browser.read(push.body()));
        assertThat(message.getString("eventId")).isEqualTo(event.id());
        assertThat(message.getString("type")).isEqualTo("job.completed");
        assertThat(message.getString("title")).isEqualTo("File parsed");
        assertThat(message.getString("data.jobId")).isEqualTo(job.toString());
        assertThat(push.headers())
                .containsEntry("content-encoding", "aes128gcm")
                .containsEntry("urgency", "normal");
        assertThat(Long.parseLong(push.headers().get("ttl"))).isBetween(86_000L, 86_400L);
        assertThat(push.headers().get("authorization")).startsWith("vapid t=");
    }

    @Test
    void triesAgainWhenThePushServiceIsBusyOrBroken() {
        service.answering(503).answering(429);
        subscribe(service.endpoint("b")).statusCode(201);
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_FAILED, subject);
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(browser.read(service.next().body())).contains("job.failed");
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> waitingMessages() == 0);
    }

    @Test
    void forgetsABrowserThatIsGone() {
        service.answering(410);
        subscribe(service.endpoint("c")).statusCode(201);
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_FAILED, subject);
        service.next();
        await().atMost(Duration.ofSeconds(20)).until(() -> subscriptions() == 0);
    }

    @Test
    void pushesNothingOfWhatIsNotWanted() {
        subscribe(service.endpoint("d")).statusCode(201);
        prefer("{\"events\":{\"job.completed\":{\"inApp\":true,\"push\":false}}}");
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_COMPLETED, subject);
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_FAILED, subject);
        assertThat(browser.read(service.next().body())).contains("job.failed");
        await().atMost(Duration.ofSeconds(20)).until(() -> waitingMessages() == 0);
        assertThat(service.waiting()).isZero();
    }

    @Test
    void waitsForTheEndOfQuietHours() {
        subscribe(service.endpoint("e")).statusCode(201);
        prefer("{\"quietHours\":{\"from\":\"00:00\",\"to\":\"00:00\",\"timezone\":\"UTC\"}}");
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_COMPLETED, subject);
        String postponed =
                """
                select m.id from push_message m join push_subscription s on s.id = m.subscription_id
                where s.user_id = ? and m.attempts = 0
                    and m.due_at = date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'
                        + interval '1 day'""";
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.query(postponed, subject).size() == 1);
        assertThat(service.waiting()).isZero();
    }

    @Test
    void alertsOfThePlatformWakeWhoRunsTheTenant() {
        String admin = Tokens.acme().user(name + "-admin", "admin");
        subscribeAs(admin, service.endpoint("f")).statusCode(201);
        News.ofAlert(Org.ACME);
        assertThat(browser.read(service.next().body())).contains("system.alert");
        unsubscribe(admin, service.endpoint("f"));
    }

    @Test
    void subscribingAgainChangesTheKeysAndUnsubscribingEndsIt() {
        subscribe(service.endpoint("g")).statusCode(201);
        subscribe(service.endpoint("g")).statusCode(201);
        assertThat(subscriptions()).isEqualTo(1);
        unsubscribe(user, service.endpoint("g"));
        assertThat(subscriptions()).isZero();
        unsubscribe(user, service.endpoint("g"));
    }

    @Test
    void refusesWhatCannotBePushedTo() {
        subscribe("http://169.254.169.254/push")
                .statusCode(400)
                .body("code", equalTo("PUSH_ENDPOINT_REFUSED"))
                .body("errors[0].field", equalTo("endpoint"));
        given().auth()
                .oauth2(user)
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "endpoint",
                                service.endpoint("h"),
                                "keys",
                                Map.of("p256dh", "AAAA", "auth", browser.auth())))
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("keys"));
    }

    @Test
    void givesTheKeyToSubscribeWith() {
        given().auth()
                .oauth2(user)
                .get("/api/v1/notifications/vapid-key")
                .then()
                .statusCode(200)
                .body("publicKey.length()", equalTo(87));
        given().get("/api/v1/notifications/vapid-key").then().statusCode(401);
    }

    private ValidatableResponse subscribe(String endpoint) {
        return subscribeAs(user, endpoint);
    }

    private ValidatableResponse subscribeAs(String token, String endpoint) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"endpoint": "%s", "expirationTime": null,
                         "keys": {"p256dh": "%s", "auth": "%s"}}"""
                                .formatted(endpoint, browser.p256dh(), browser.auth()))
                .post(SUBSCRIPTIONS)
                .then();
    }

    private static void unsubscribe(String token, String endpoint) {
        given().auth()
                .oauth2(token)
                .queryParam("endpoint", endpoint)
                .delete(SUBSCRIPTIONS)
                .then()
                .statusCode(204);
    }

    private void prefer(String preferences) {
        given().auth()
                .oauth2(user)
                .contentType(ContentType.JSON)
                .body(preferences)
                .put("/api/v1/notifications/preferences")
                .then()
                .statusCode(200);
    }

    private int subscriptions() {
        return Database.query("select id from push_subscription where user_id = ?", subject).size();
    }

    private int waitingMessages() {
        return Database.query(
                        """
                        select m.id from push_message m
                        join push_subscription s on s.id = m.subscription_id
                        where s.user_id = ?""",
                        subject)
                .size();
    }
}
