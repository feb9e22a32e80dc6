package io.phonelog.notification.push;

import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.StreamKey;
import io.phonelog.notification.push.PushService.Received;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithStack
class PushTest {
    private final PushUser user = new PushUser(Org.ACME, "analyst");
    private final PushService service = new PushService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void wakesTheBrowserOfWhoseJobItIs() {
        user.subscribe(service.endpoint("a")).statusCode(201);
        UUID job = Uuid7.next();
        var event = News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED, user.subject());

        Received push = service.next();
        JsonPath message = JsonPath.from(user.browser().read(push.body()));
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
        user.subscribe(service.endpoint("b")).statusCode(201);
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_FAILED, user.subject());
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(user.browser().read(service.next().body())).contains("job.failed");
        }
        await().until(() -> user.waitingMessages() == 0);
    }

    @Test
    void forgetsABrowserThatIsGone() {
        service.answering(410);
        user.subscribe(service.endpoint("c")).statusCode(201);
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_FAILED, user.subject());
        service.next();
        await().until(() -> user.subscriptions() == 0);
    }

    @Test
    void pushesNothingOfWhatIsNotWanted() {
        user.subscribe(service.endpoint("d")).statusCode(201);
        user.prefer("{\"events\":{\"job.completed\":{\"inApp\":true,\"push\":false}}}");
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_COMPLETED, user.subject());
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_FAILED, user.subject());
        assertThat(user.browser().read(service.next().body())).contains("job.failed");
        await().until(() -> user.waitingMessages() == 0);
        assertThat(service.waiting()).isZero();
    }

    @Test
    void waitsForTheEndOfQuietHours() {
        user.subscribe(service.endpoint("e")).statusCode(201);
        user.wantQuiet();
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_COMPLETED, user.subject());
        String postponed =
                """
                select m.id from push_message m join push_subscription s on s.id = m.subscription_id
                where s.user_id = ? and m.due_at = date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'
                        + interval '1 day'""";
        await().until(() -> Database.query(postponed, user.subject()).size() == 1);
        assertThat(service.waiting()).isZero();
    }

    @Test
    void alertsOfThePlatformWakeWhoRunsTheTenant() {
        var admin = new PushUser(Org.ACME, "admin");
        admin.subscribe(service.endpoint("f")).statusCode(201);
        News.ofAlert(Org.ACME);
        assertThat(admin.read(service.next()).getString("type")).isEqualTo("system.alert");
        admin.unsubscribe(service.endpoint("f"));
    }

    @Test
    void subscribingAgainChangesTheKeysAndUnsubscribingEndsIt() {
        user.subscribe(service.endpoint("g")).statusCode(201);
        user.subscribe(service.endpoint("g")).statusCode(201);
        assertThat(user.subscriptions()).isEqualTo(1);
        user.unsubscribe(service.endpoint("g"));
        assertThat(user.subscriptions()).isZero();
        user.unsubscribe(service.endpoint("g"));
    }

    @Test
    void subscriptionThatIsNotConfirmedEnds() {
        String endpoint = service.endpoint("m");
        user.subscribe(endpoint).statusCode(201);
        String forget =
                "update push_subscription set confirmed_at = now() - interval '31 days' where user_id = ?";
        Database.update(forget, user.subject());
        user.subscribe(endpoint).statusCode(201).body("endsAt", startsWith(inDays(30)));
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_FAILED, user.subject());
        assertThat(user.read(service.next()).getString("type")).isEqualTo("job.failed");

        Database.update(forget, user.subject());
        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_FAILED, user.subject());
        await().until(() -> user.subscriptions() == 0);
        assertThat(service.waiting()).isZero();
    }

    @Test
    void refusesKeysAsTheyHaveNoBrowser() {
        given().header("X-API-Key", StreamKey.withoutEnd().text())
                .contentType(ContentType.JSON)
                .body(user.subscription(service.endpoint("n")))
                .post(PushUser.SUBSCRIPTIONS)
                .then()
                .statusCode(403)
                .body("code", equalTo("PUSH_NOT_FOR_KEYS"));
    }

    @Test
    void browserBelongsToWhoSubscribedItLastOfWhicheverTenant() {
        var colleague = new PushUser(Org.ACME, "analyst");
        var stranger = new PushUser(Org.GLOBEX, "analyst");
        String shared = service.endpoint("k");
        String own = service.endpoint("l");
        user.subscribe(shared).statusCode(201);
        user.subscribe(own).statusCode(201);

        colleague.subscribe(shared).statusCode(201);
        assertThat(user.subscriptions()).isEqualTo(1);
        stranger.subscribe(shared).statusCode(201);
        assertThat(colleague.subscriptions()).isZero();
        assertThat(user.subscriptions()).isEqualTo(1);

        News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_FAILED, colleague.subject());
        News.ofJob(Org.GLOBEX, Uuid7.next(), MessageType.JOB_FAILED, stranger.subject());
        assertThat(stranger.read(service.next()).getString("type")).isEqualTo("job.failed");
        stranger.unsubscribe(shared);
        user.unsubscribe(own);
    }

    @Test
    void refusesWhatCannotBePushedTo() {
        user.subscribe("http://169.254.169.254/push")
                .statusCode(400)
                .body("code", equalTo("PUSH_ENDPOINT_REFUSED"))
                .body("errors[0].field", equalTo("endpoint"));
        given().auth()
                .oauth2(user.token())
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "endpoint",
                                service.endpoint("h"),
                                "keys",
                                Map.of("p256dh", "AAAA", "auth", user.browser().auth())))
                .post(PushUser.SUBSCRIPTIONS)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("keys"));
    }

    @Test
    void saysWhenThePushServiceCannotBeFoundForNow() {
        String endpoint = "http://push-%s.invalid/a".formatted(UUID.randomUUID());
        // From then on the resolver does not tell why there is no such name.
        user.subscribe(endpoint).statusCode(400);
        user.subscribe(endpoint)
                .statusCode(400)
                .body("code", equalTo("PUSH_HOST_UNRESOLVED"))
                .body("errors[0].field", equalTo("endpoint"));
    }

    @Test
    void givesTheKeyToSubscribeWith() {
        given().auth()
                .oauth2(user.token())
                .get("/api/v1/notifications/vapid-key")
                .then()
                .statusCode(200)
                .body("publicKey.length()", equalTo(87));
        given().get("/api/v1/notifications/vapid-key").then().statusCode(401);
    }

    private static String inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).toString().substring(0, 10);
    }
}
