package io.phonelog.event.duplicate;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

import jakarta.enterprise.context.ApplicationScoped;

/** How the comparisons of all replicas stand. */
@ApplicationScoped
public class ComparisonMetrics {
    private static final String LOOK =
            """
            select count(*) as waiting,
                   coalesce(extract(epoch from now() - min(since)), 0)::float8 as oldest
            from comparison where ended_at is null""";

    private final PoolTransactions transactions;
    private volatile Standing standing = new Standing(0, 0);

    public ComparisonMetrics(PoolTransactions transactions, MeterRegistry metrics) {
        this.transactions = transactions;
        metrics.gauge("phonelog_duplicates_runs_waiting", this, m -> m.standing.waiting());
        metrics.gauge("phonelog_duplicates_oldest_seconds", this, m -> m.standing.oldestSeconds());
    }

    private record Standing(long waiting, double oldestSeconds) {}

    @Scheduled(
            identity = "comparison-metrics",
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
        return new Standing(row.getLong("waiting"), row.getDouble("oldest"));
    }
}
