package io.phonelog.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Patience;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.UUID;

@QuarkusTest
@WithStack
class PushMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Inject PoolTransactions transactions;

    @Test
    void tellsWhatWaitsAndNotAsLateWhatWaitsForABrowserThatFails() {
        // What other tests left waits, and is tried again, while this one looks.
        Database.update("delete from push_subscription");
        var metrics = new PushMetrics(transactions, registry);

        UUID subscription = failingSubscription();
        messageDueSinceAnHour(subscription);
        metrics.look().await().atMost(Patience.LONG);

        assertThat(gauge("waiting")).isEqualTo(1);
        assertThat(gauge("browsers_failing")).isEqualTo(1);
        assertThat(gauge("oldest_due_seconds")).isLessThan(1_800);
        Database.update("delete from push_subscription where id = ?", subscription);
    }

    private static UUID failingSubscription() {
        UUID id = Uuid7.next();
        Database.update(
                """
                insert into push_subscription (id, org_id, user_id, admin, channel, digest, sealed,
                    key_id, created_at, confirmed_at, failures, free_at)
                values (?, ?, 'measured', false, 'web', uuid_send(gen_random_uuid()), '', '1',
                    now(), now(), 1, now() + interval '1 hour')""",
                id,
                Org.ACME.id());
        return id;
    }

    private static void messageDueSinceAnHour(UUID subscription) {
        Database.update(
                """
                with notified as (
                    insert into notification (id, org_id, recipient, event_id, type, time, data)
                    values (uuid7(), ?, 'measured', uuid7()::text, 'job.failed', now(), '{}')
                    returning id, org_id)
                insert into push_message (id, org_id, subscription_id, notification_id, due_at)
                select uuid7(), org_id, ?, id, now() - interval '1 hour' from notified""",
                Org.ACME.id(),
                subscription);
    }

    private double gauge(String name) {
        return registry.get("phonelog_push_" + name).gauge().value();
    }
}
