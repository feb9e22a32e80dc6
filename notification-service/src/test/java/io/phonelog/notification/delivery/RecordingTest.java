package io.phonelog.notification.delivery;

import static io.phonelog.notification.Partner.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.Receiver;
import io.phonelog.notification.delivery.DueDeliveries.Room;
import io.phonelog.notification.webhook.Sealed;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Patience;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a sender says of an attempt, said to the database by a test. */
@QuarkusTest
@WithStack
class RecordingTest {
    private static final UUID SENDER = Uuid7.next();

    @Inject DeliveryQueue queue;

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void attemptIsCountedOnceThoughTheAnswerToTheCommitIsLost() {
        UUID webhook = UUID.fromString(create(receiver, Map.of()).get("id"));
        Settled failed = tried(webhook, new Verdict.TryAgain(Duration.ofHours(1)));
        record(failed);
        record(failed);
        assertThat(of("attempts", "delivery", webhook)).containsExactly("1");
        assertThat(of("failures", "webhook_health", webhook)).containsExactly("1");
    }

    @Test
    void whatWasNoAttemptIsLeftToTheNextSenderAndCountsNothing() {
        UUID webhook = UUID.fromString(create(receiver, Map.of()).get("id"));
        record(tried(webhook, new Verdict.PutOff(Duration.ofHours(1))));
        assertThat(of("attempts", "delivery", webhook)).containsExactly("0");
        assertThat(of("sender", "delivery", webhook)).containsOnlyNulls();
        assertThat(of("claim", "delivery_attempt", webhook)).isEmpty();
        assertThat(of("failures", "webhook_health", webhook)).containsExactly("0");
        assertThat(of("paused_until > now()", "webhook_health", webhook)).containsExactly("t");
    }

    @Test
    void whatAnAddressOfBeforeSaysNeitherDisablesTheWebhookNorEndsTheDelivery() {
        UUID webhook = UUID.fromString(create(receiver, Map.of()).get("id"));
        record(tried(webhook, "https://old.example/", new Verdict.EndpointGone()));
        assertThat(receiver.next().headers()).containsEntry("webhook-id", "event");
        assertThat(Database.query("select enabled from webhook where id = ?", webhook))
                .containsExactly("t");
    }

    @Test
    void failureOfAnAddressOfBeforeIsNotWaitedFor() {
        UUID webhook = UUID.fromString(create(receiver, Map.of()).get("id"));
        record(tried(webhook, "https://old.example/", new Verdict.TryAgain(Duration.ofHours(1))));
        assertThat(receiver.next().headers()).containsEntry("webhook-id", "event");
    }

    @Test
    void endpointDoesNotRestBecauseItsAddressOfBeforeCannotBeResolved() {
        UUID webhook = UUID.fromString(create(receiver, Map.of()).get("id"));
        record(tried(webhook, "https://old.example/", new Verdict.PutOff(Duration.ofHours(1))));
        assertThat(receiver.next().headers()).containsEntry("webhook-id", "event");
    }

    @Test
    void whatWaitsBehindAnEventThatCouldNotBeSentIsLeftAsItIs() {
        UUID webhook = UUID.fromString(create(receiver, Map.of("ordered", true)).get("id"));
        Settled first = tried(webhook, new Verdict.PutOff(Duration.ofHours(2)));
        queue(webhook, Uuid7.next(), 1, null);
        record(first);
        assertThat(behind(webhook)).containsExactly("t");
    }

    @Test
    void whatWaitsBehindAnEventThatIsTriedAgainWaitsAsLong() {
        UUID webhook = UUID.fromString(create(receiver, Map.of("ordered", true)).get("id"));
        Settled first = tried(webhook, new Verdict.TryAgain(Duration.ofHours(2)));
        queue(webhook, Uuid7.next(), 1, null);
        record(first);
        assertThat(behind(webhook)).containsExactly("f");
    }

    private static List<String> behind(UUID webhook) {
        return Database.query(
                """
                select due_at < now() + interval '90 minutes' from delivery
                where webhook_id = ? and sequence = 1""",
                webhook);
    }

    private Settled tried(UUID webhook, Verdict verdict) {
        return tried(webhook, receiver.url(), verdict);
    }

    /** A delivery that the sender has under way, and what came of it at that address. */
    private static Settled tried(UUID webhook, String url, Verdict verdict) {
        UUID id = Uuid7.next();
        queue(webhook, id, 0, SENDER);
        var delivery =
                new DueDelivery(
                        id,
                        1,
                        0,
                        "event",
                        "job.created",
                        Instant.now(),
                        Instant.now(),
                        "{}",
                        Org.ACME.id(),
                        webhook,
                        url,
                        new Sealed("1", new byte[0], null, null));
        var attempt =
                new Attempt(
                        Instant.now(),
                        Duration.ofMillis(5),
                        new Outcome.Answered(500, "", null),
                        Phases.NONE,
                        null);
        return new Settled(delivery, attempt, verdict);
    }

    private static void queue(UUID webhook, UUID id, int sequence, @Nullable UUID sender) {
        Database.update(
                """
                insert into delivery (id, org_id, webhook_id, sequence, event_id, stream, type, claim,
                    sender, due_at, created_at, data)
                select ?, org_id, id, ?, 'event', 'job:a', 'job.created', 1, cast(? as uuid),
                    now() + interval '1 hour', now(), '{}'
                from webhook where id = ?""",
                id,
                sequence,
                sender,
                webhook);
    }

    private void record(Settled settled) {
        queue.turn(SENDER, List.of(settled), Room.NONE).await().atMost(Patience.LONG);
    }

    private static List<String> of(String column, String table, UUID webhook) {
        return Database.query(
                "select %s from %s where webhook_id = ?".formatted(column, table), webhook);
    }
}
