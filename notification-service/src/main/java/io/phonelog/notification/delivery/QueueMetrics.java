package io.phonelog.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.platform.metrics.QueryGauges;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** How the queue of all replicas stands: what is due and goes to endpoints that take messages. */
@ApplicationScoped
public class QueueMetrics {
    private static final String LOOK =
            """
            select count(*) as phonelog_webhook_deliveries_due,
                coalesce(extract(epoch from now() - min(d.due_at)), 0)
                    as phonelog_webhook_oldest_due_seconds,
                (select count(*) from webhook_health where paused_until > now())
                    as phonelog_webhook_endpoints_paused
            from delivery d
            join webhook w on w.id = d.webhook_id and w.enabled
            join webhook_health h on h.webhook_id = w.id
            where d.state = 'PENDING' and d.due_at <= now()
                and (h.paused_until is null or h.paused_until <= now())""";

    private final QueryGauges gauges;

    public QueueMetrics(PoolTransactions transactions, MeterRegistry metrics) {
        this.gauges = new QueryGauges(transactions, metrics, LOOK);
    }

    @Scheduled(
            identity = "webhook-queue-metrics",
            every = "15s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return gauges.look();
    }
}
