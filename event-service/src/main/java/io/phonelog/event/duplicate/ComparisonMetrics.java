package io.phonelog.event.duplicate;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.platform.metrics.QueryGauges;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** How the comparisons of all replicas stand. */
@ApplicationScoped
public class ComparisonMetrics {
    private static final String LOOK =
            """
            select count(*) as phonelog_duplicates_runs_waiting,
                coalesce(extract(epoch from now() - min(since)), 0)
                    as phonelog_duplicates_oldest_seconds
            from comparison where ended_at is null""";

    private final QueryGauges gauges;

    public ComparisonMetrics(PoolTransactions transactions, MeterRegistry metrics) {
        this.gauges = new QueryGauges(transactions, metrics, LOOK);
    }

    @Scheduled(
            identity = "comparison-metrics",
            every = "15s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return gauges.look();
    }
}
