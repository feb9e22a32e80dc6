package io.phonelog.notification.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.platform.metrics.QueryGauges;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * How the queue of all replicas stands: what waits, and what is late for browsers that can be
 * reached.
 */
@ApplicationScoped
public class PushMetrics {
    private static final String LOOK =
            """
            select count(*) as phonelog_push_waiting,
                coalesce(extract(epoch from now() - min(m.due_at)
                    filter (where m.due_at <= now() and s.free_at <= now())), 0)
                    as phonelog_push_oldest_due_seconds,
                (select count(*) from push_subscription where failures > 0)
                    as phonelog_push_browsers_failing
            from push_message m join push_subscription s on s.id = m.subscription_id""";

    private final QueryGauges gauges;

    public PushMetrics(PoolTransactions transactions, MeterRegistry metrics) {
        this.gauges = new QueryGauges(transactions, metrics, LOOK);
    }

    @Scheduled(
            identity = "push-queue-metrics",
            every = "15s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return gauges.look();
    }
}
