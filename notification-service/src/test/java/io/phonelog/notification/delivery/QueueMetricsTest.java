package io.phonelog.notification.delivery;

import static io.phonelog.notification.Partner.create;
import static io.phonelog.notification.Partner.forgetWebhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.Receiver;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.test.Database;
import io.phonelog.test.Patience;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithStack
class QueueMetricsTest {
    @Inject PoolTransactions transactions;

    @Test
    void countsEndpointsThatAreLeftAloneAndNotWhatWaitsForThem() {
        try (Receiver receiver = new Receiver()) {
            forgetWebhooks();
            var registry = new SimpleMeterRegistry();
            var metrics = new QueueMetrics(transactions, registry);
            UUID webhook = UUID.fromString(create(receiver, Map.of()).get("id"));
            Database.update(
                    """
                    update webhook_health set paused_until = now() + interval '1 hour'
                    where webhook_id = ?""",
                    webhook);
            Database.update(
                    """
                    insert into delivery (id, org_id, webhook_id, sequence, event_id, stream, type,
                        due_at, created_at)
                    select ?, org_id, id, 0, 'a', 'job:a', 'job.created',
                        now() - interval '1 hour', now()
                    from webhook where id = ?""",
                    Uuid7.next(),
                    webhook);
            metrics.look().await().atMost(Patience.LONG);
            assertThat(registry.get("phonelog_webhook_endpoints_paused").gauge().value())
                    .isEqualTo(1);
            assertThat(registry.get("phonelog_webhook_oldest_due_seconds").gauge().value())
                    .isLessThan(1_800);
            Database.update("delete from webhook where id = ?", webhook);
        }
    }
}
