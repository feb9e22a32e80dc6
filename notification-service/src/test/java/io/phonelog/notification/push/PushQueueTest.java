package io.phonelog.notification.push;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.webhook.Vault;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;

/** What waits to be pushed: whose turn it is, and how much may wait. */
@QuarkusTest
@WithStack
class PushQueueTest {
    private final PushUser user = new PushUser(Org.ACME, "analyst");
    private final PushService service = new PushService();

    @Inject PushConfig config;
    @Inject Vault vault;
    @Inject ObjectMapper json;

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void tenantWhosePushServicesHangHoldsUpNobodyElse() throws IOException {
        var other = new PushUser(Org.GLOBEX, "analyst");
        other.subscribe(service.endpoint("a")).statusCode(201);
        // Connections are made to it and nobody ever takes them.
        try (var hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int n = 0; n < config.concurrency(); n++) {
                user.subscribe("http://localhost:%d/%d".formatted(hanging.getLocalPort(), n))
                        .statusCode(201);
            }
            happened(user);
            await().until(() -> user.waitingMessages() == config.concurrency());
            happened(other);
            assertThat(other.read(service.next()).getString("type")).isEqualTo("job.failed");
        } finally {
            Database.update("delete from push_subscription where user_id = ?", user.subject());
        }
    }

    @Test
    void browserThatCannotBeReachedIsLeftAloneWithAllThatWaitsForIt() {
        service.answering(503).answering(503);
        user.subscribe(service.endpoint("b")).statusCode(201);
        happened(user);
        happened(user);
        String first = nextEvent();
        assertThat(List.of(nextEvent(), nextEvent())).containsOnly(first);
        assertThat(nextEvent()).isNotEqualTo(first);
    }

    @Test
    void pushServiceWhoseNameCannotBeResolvedCountsNothingAgainstTheBrowser() {
        user.subscribe(service.endpoint("e")).statusCode(201);
        String host = "push-%s.invalid".formatted(user.subject());
        // From then on the resolver does not tell why there is no such name.
        assertThatThrownBy(() -> InetAddress.getAllByName(host))
                .isInstanceOf(UnknownHostException.class);
        moveTo("http://" + host + "/e");
        happened(user);
        await().until(
                        () ->
                                !Database.query(
                                                """
                                                select m.id from push_message m
                                                join push_subscription s on s.id = m.subscription_id
                                                where s.user_id = ? and m.claim >= 3""",
                                                user.subject())
                                        .isEmpty());
        assertThat(failures()).containsExactly("0");
        user.unsubscribe(service.endpoint("e"));
    }

    @Test
    void messageThatCannotBeJudgedOrMadeIsGivenUpAndHoldsUpNoOther() {
        user.subscribe(service.endpoint("f")).statusCode(201);
        user.prefer("{}");
        Database.update(
                "update notification_preference set preferences = '[]' where user_id = ?",
                user.subject());
        happened(user);
        awaitNotifiedAndNothingWaiting(1);
        user.prefer("{}");
        // As after a change of keys that a replica does not know of.
        seal("another key");
        happened(user);
        awaitNotifiedAndNothingWaiting(2);
        seal("1");
        happened(user);
        assertThat(user.read(service.next()).getString("type")).isEqualTo("job.failed");
        assertThat(service.waiting()).isZero();
    }

    @Test
    void messageThatIsTooLateSaysNothingOfItsBrowser() {
        user.subscribe(service.endpoint("d")).statusCode(201);
        user.wantQuiet();
        happened(user);
        await().until(() -> user.postponedMessages() == 1);
        Database.update(
                "update push_subscription set failures = 3 where user_id = ?", user.subject());
        Database.update(
                """
                update push_message m set created_at = now() - interval '25 hours'
                from push_subscription s where s.id = m.subscription_id and s.user_id = ?""",
                user.subject());
        user.prefer("{}");
        await().until(() -> user.waitingMessages() == 0);
        assertThat(failures()).containsExactly("3");
        assertThat(service.waiting()).isZero();
    }

    @Test
    void boundedNumberWaitsForABrowserAndGoesWithItsSubscription() {
        user.subscribe(service.endpoint("c")).statusCode(201);
        user.wantQuiet();
        int events = 105;
        for (int n = 0; n < events; n++) {
            happened(user);
        }
        awaitNotified(events);
        assertThat(user.waitingMessages()).isEqualTo(100);
        user.unsubscribe(service.endpoint("c"));
        String left =
                """
                select m.id from push_message m join notification n on n.id = m.notification_id
                where n.recipient = ?""";
        assertThat(Database.query(left, user.subject())).isEmpty();
    }

    @Test
    void whatIsHeldInQuietHoursIsPushedWhenTheyAreNoMore() {
        user.subscribe(service.endpoint("q")).statusCode(201);
        user.wantQuiet();
        happened(user);
        await().until(() -> user.postponedMessages() == 1);
        user.prefer("{}");
        assertThat(user.read(service.next()).getString("type")).isEqualTo("job.failed");
    }

    private static void happened(PushUser to) {
        News.ofJob(to.org(), Uuid7.next(), MessageType.JOB_FAILED, to.subject());
    }

    private void awaitNotifiedAndNothingWaiting(int events) {
        awaitNotified(events);
        await().until(() -> user.waitingMessages() == 0);
    }

    private void awaitNotified(int events) {
        String notified = "select id from notification where recipient = ?";
        await().until(() -> Database.query(notified, user.subject()).size() == events);
    }

    private void seal(String key) {
        Database.update(
                "update push_subscription set key_id = ? where user_id = ?", key, user.subject());
    }

    /** As if the browser had been subscribed there. */
    private void moveTo(String endpoint) {
        UUID id =
                UUID.fromString(
                        Database.query(
                                        "select id from push_subscription where user_id = ?",
                                        user.subject())
                                .get(0));
        var address = new PushAddress(endpoint, user.browser().p256dh(), user.browser().auth());
        Database.update(
                "update push_subscription set sealed = ? where id = ?",
                vault.seal(id, address.write(json)),
                id);
    }

    private List<String> failures() {
        return Database.query(
                "select failures from push_subscription where user_id = ?", user.subject());
    }

    private String nextEvent() {
        return user.read(service.next()).getString("eventId");
    }
}
