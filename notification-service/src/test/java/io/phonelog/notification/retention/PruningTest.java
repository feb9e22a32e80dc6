package io.phonelog.notification.retention;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Patience;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.UUID;

@QuarkusTest
@WithStack
class PruningTest {
    private static final UUID ORG = Org.GLOBEX.id();

    private final UUID job = Uuid7.next();
    private final UUID webhook = Uuid7.next();

    @Inject Pruning pruning;
    @Inject RetentionConfig config;

    @BeforeEach
    void haveAWebhookThatIsPaused() {
        Database.update(
                """
                insert into webhook (id, org_id, url, events, enabled, secret, key_id, created_at,
                    created_by)
                values (?, ?, 'https://example.com', '{*}', false, '', '1', now(), 'test')""",
                webhook,
                ORG);
    }

    @Test
    void forgetsTheBeginningOfTheLogHoweverLong() {
        int many = config.pruneBatch() * 2 + 1;
        Database.update(
                """
                with head as (
                    insert into log_head as h (org_id, sequence) values (?, ?)
                    on conflict (org_id) do update set sequence = h.sequence + excluded.sequence
                    returning org_id, sequence)
                insert into log_entry
                    (org_id, sequence, event_id, topic, stream, type, ended, time, data)
                select org_id, sequence - n, gen_random_uuid(), 'jobs', 'job:old', 'job.progress',
                    false, now(), '{}'
                from head, generate_series(0, ? - 1) n""",
                ORG,
                (long) many,
                many);
        ageTheLog();
        String young = event();

        prune();
        assertThat(Database.query("select 1 from log_entry where stream = 'job:old'")).isEmpty();
        assertThat(isKept(young)).isTrue();
    }

    @Test
    void leavesNoHoleBehindWhatIsKept() {
        String first = event();
        String second = event();
        // As when the clock of whoever said the second was late.
        Database.update(
                "update log_entry set time = now() - interval '8 days' where event_id = ?", second);
        prune();
        assertThat(isKept(first)).isTrue();
        assertThat(isKept(second)).isTrue();
    }

    @Test
    void keepsWhatAWebhookStillWaitsFor() {
        String event = event();
        String over = event();
        UUID pending = deliveryOf(event, "PENDING", null);
        deliveryOf(over, "FAILED", "1 day");
        Database.update(
                "update delivery set created_at = now() - interval '1 year' where id = ?", pending);
        ageTheLog();

        prune();
        assertThat(isKept(event)).isTrue();
        assertThat(isKept(over)).isFalse();
        assertThat(Database.query("select id from delivery where id = ?", pending)).hasSize(1);
    }

    @Test
    void forgetsDeliveriesThatWereOverLongAgoWithTheirAttempts() {
        String event = event();
        UUID old = deliveryOf(event, "DELIVERED", "91 days");
        UUID young = deliveryOf(event, "FAILED", "89 days");

        prune();
        assertThat(Database.query("select id from delivery where webhook_id = ?", webhook))
                .containsExactly(young.toString());
        assertThat(Database.query("select delivery_id from delivery_attempt where org_id = ?", ORG))
                .contains(young.toString())
                .doesNotContain(old.toString());
    }

    @Test
    void deletesPushSubscriptionsThatNobodyConfirmed() {
        UUID old = subscriptionConfirmed("31 days");
        UUID young = subscriptionConfirmed("29 days");

        prune();
        assertThat(Database.query("select id from push_subscription where org_id = ?", ORG))
                .contains(young.toString())
                .doesNotContain(old.toString());
    }

    private static UUID subscriptionConfirmed(String age) {
        UUID id = Uuid7.next();
        Database.update(
                """
                insert into push_subscription (id, org_id, user_id, admin, channel, digest, sealed,
                    key_id, created_at, confirmed_at)
                values (?, ?, 'pruned', false, 'web', uuid_send(gen_random_uuid()), '', '1', now(),
                    now() - cast(? as interval))""",
                id,
                ORG,
                age);
        return id;
    }

    private void prune() {
        pruning.prune().await().atMost(Patience.LONG);
    }

    /** The id of an event that is in the log. */
    private String event() {
        String id = News.ofJob(Org.GLOBEX, job, MessageType.JOB_PROGRESS).id();
        await().until(() -> isKept(id));
        return id;
    }

    private static void ageTheLog() {
        Database.update(
                "update log_entry set time = now() - interval '8 days' where org_id = ?", ORG);
    }

    private static boolean isKept(String event) {
        return !Database.query("select 1 from log_entry where event_id = ?", event).isEmpty();
    }

    private UUID deliveryOf(String event, String state, @Nullable String age) {
        UUID id = Uuid7.next();
        Database.update(
                """
                insert into delivery (id, org_id, webhook_id, sequence, event_id, stream, type,
                    state, due_at, created_at, done_at)
                select ?, org_id, ?, sequence, event_id, stream, type, ?, now(), now(),
                    now() - cast(? as interval)
                from log_entry where event_id = ?""",
                id,
                webhook,
                state,
                age,
                event);
        Database.update(
                """
                insert into delivery_attempt (org_id, delivery_id, claim, started_at, duration_ms)
                values (?, ?, 1, now(), 5)""",
                ORG,
                id);
        return id;
    }
}
