package io.phonelog.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

import jakarta.enterprise.context.ApplicationScoped;

/** How the queue of all replicas stands: what is due and goes to endpoints that take messages. */
@ApplicationScoped
public class QueueMetrics {
    private static final String LOOK =
            """
            select count(*) as due,
                coalesce(extract(epoch from now() - min(d.due_at)), 0)::float8 as oldest,
                (select count(*) from webhook_health where paused_until > now()) as paused
            from delivery d
            join webhook w on w.id = d.webhook_id and w.enabled
            join webhook_health h on h.webhook_id = w.id
            where d.state = 'PENDING' and d.due_at <= now()
                and (h.paused_until is null or h.paused_until <= now())""";

    private final PoolTransactions transactions;
    private volatile Standing standing = new Standing(0, 0, 0);

    public QueueMetrics(PoolTransactions transactions, MeterRegistry metrics) {
        this.transactions = transactions;
        metrics.gauge("phonelog_webhook_deliveries_due", this, m -> m.standing.due());
        metrics.gauge("phonelog_webhook_oldest_due_seconds", this, m -> m.standing.oldestSeconds());
        metrics.gauge("phonelog_webhook_endpoints_paused", this, m -> m.standing.paused());
    }

    private record Standing(long due, double oldestSeconds, long paused) {}

    @Scheduled(
            identity = "webhook-queue-metrics",
            every = "15s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return transactions
                .inBackground(connection -> connection.preparedQuery(LOOK).execute())
                .map(rows -> rows.iterator().next())
                .invoke(row -> standing = standing(row))
                .replaceWithVoid();
    }

    private static Standing standing(Row row) {
        return new Standing(row.getLong("due"), row.getDouble("oldest"), row.getLong("paused"));
    }
}
