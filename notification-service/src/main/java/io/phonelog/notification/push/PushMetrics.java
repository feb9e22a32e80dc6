package io.phonelog.notification.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

import jakarta.enterprise.context.ApplicationScoped;

/** How the queue of all replicas stands: what waits, and what is late for browsers that can be reached. */
@ApplicationScoped
public class PushMetrics {
    private static final String LOOK =
            """
            select count(*) as waiting,
                coalesce(extract(epoch from now() - min(m.due_at)
                    filter (where m.due_at <= now() and s.free_at <= now())), 0)::float8 as oldest,
                (select count(*) from push_subscription where failures > 0) as failing
            from push_message m join push_subscription s on s.id = m.subscription_id""";

    private final PoolTransactions transactions;
    private volatile Standing standing = new Standing(0, 0, 0);

    public PushMetrics(PoolTransactions transactions, MeterRegistry metrics) {
        this.transactions = transactions;
        metrics.gauge("phonelog_push_waiting", this, m -> m.standing.waiting());
        metrics.gauge("phonelog_push_oldest_due_seconds", this, m -> m.standing.oldestSeconds());
        metrics.gauge("phonelog_push_browsers_failing", this, m -> m.standing.failing());
    }

    private record Standing(long waiting, double oldestSeconds, long failing) {}

    @Scheduled(
            identity = "push-queue-metrics",
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
        return new Standing(
                row.getLong("waiting"), row.getDouble("oldest"), row.getLong("failing"));
    }
}
