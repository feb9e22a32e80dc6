package io.phonelog.notification.health;

import static io.phonelog.notification.Partner.awaitLog;
import static io.phonelog.notification.Partner.create;
import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.system.SystemAlert;
import io.phonelog.contracts.system.SystemAlert.Severity;
import io.phonelog.notification.News;
import io.phonelog.notification.Receiver;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.Wiretap;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithStack
class FailingWebhooksTest {
    @Inject FailingWebhooks failing;

    private final Receiver receiver = new Receiver();
    private final UUID job = Uuid7.next();
    private final Wiretap system = Wiretap.on(Topics.SYSTEM);
    private String webhook = "";

    @BeforeEach
    void haveAWebhookThatFails() {
        webhook = create(receiver, Map.of("jobId", job.toString())).getString("id");
        receiver.always(500);
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        awaitLog(webhook, "state", "failed", 1);
    }

    @AfterEach
    void stop() {
        system.close();
        receiver.close();
    }

    @Test
    void tellsAtHalfAndAtNineTenthsAndDisablesInTheEnd() throws Throwable {
        look();
        failsFor("59 hours");
        look();
        assertThat(told()).isZero();
        failsFor("61 hours");
        look();
        SystemAlert half = alert(1);
        assertThat(half.severity()).isEqualTo(Severity.WARNING);
        assertThat(half.summary()).contains(webhook);
        failsFor("109 hours");
        look();
        assertThat(alert(2).alertId()).isEqualTo(half.alertId());
        failsFor("121 hours");
        look();
        assertThat(alert(3).severity()).isEqualTo(Severity.CRITICAL);
        given().auth()
                .oauth2(Tokens.acme().viewer())
                .get("/api/v1/webhooks/" + webhook)
                .then()
                .body("enabled", equalTo(false))
                .body("disabledReason", notNullValue());
        look();
        assertThat(told()).isEqualTo(3);
    }

    @Test
    void tellsWhenASuccessEndsIt() throws Throwable {
        failsFor("61 hours");
        look();
        SystemAlert alert = alert(1);
        receiver.always(0);
        News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED);
        awaitLog(webhook, "state", "delivered", 1);
        look();
        SystemAlert over = alert(2);
        assertThat(over.alertId()).isEqualTo(alert.alertId());
        assertThat(over.endedAt()).isNotNull();
    }

    @Test
    void nothingIsToldOfWhatHasChangedSinceItWasFound() throws Throwable {
        failsFor("61 hours");
        UUID id = UUID.fromString(webhook);
        Instant before = Instant.now().minus(Duration.ofHours(61));
        var found =
                new Failing(id, Org.ACME.id(), receiver.url(), true, before, 0, Failing.HALF, null);
        assertThat(VertxContextSupport.subscribeAndAwait(() -> failing.tell(found))).isFalse();
        assertThat(Database.query("select told from webhook_health where webhook_id = ?", id))
                .containsExactly("0");
        look();
        assertThat(alert(1).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void anEndpointThatIsGoneIsToldOfAtOnce() throws Throwable {
        receiver.always(410);
        News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED);
        await().until(
                        () ->
                                Database.query(
                                                "select enabled from webhook where id = ?",
                                                UUID.fromString(webhook))
                                        .contains("f"));
        look();
        assertThat(alert(1).severity()).isEqualTo(Severity.CRITICAL);
    }

    private void look() throws Throwable {
        VertxContextSupport.subscribeAndAwait(failing::look);
    }

    private void failsFor(String time) {
        Database.update(
                """
                update webhook_health set failing_since = now() - cast(? as interval)
                where webhook_id = ?""",
                time,
                UUID.fromString(webhook));
    }

    /** How many alerts about the webhook are on their way or were said. */
    private int told() {
        return system.soFar(record -> new String(record.value()).contains(webhook)).size();
    }

    /** The alert about the webhook with that number. */
    private SystemAlert alert(int number) {
        await().until(() -> told() == number);
        var last =
                system.soFar(record -> new String(record.value()).contains(webhook))
                        .get(number - 1);
        return (SystemAlert) MessageJson.read(last.value()).data();
    }
}
