package io.phonelog.event.duplicate;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.event.store.BackgroundTransactions;
import io.phonelog.event.store.DuplicateMarks;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.test.Database;
import io.phonelog.test.Patience;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.UUID;

@QuarkusTest
@WithStack
class ComparisonMetricsTest {
    @Inject TestStore store;
    @Inject MeterRegistry metrics;
    @Inject PoolTransactions pool;
    @Inject BackgroundTransactions transactions;

    @Test
    void comparedBatchesAndMarksAreCounted() throws SQLException {
        TestBatch first = TestBatch.of(TestEvent.at("2014-06-01T10:00:00Z").made());
        TestBatch second = TestBatch.of(TestEvent.at("2014-06-01T10:00:00Z").made());
        double before = marked();
        long comparedBefore = metrics.timer("phonelog_duplicates_compared").count();

        store.loadAndCompare(first, second);

        await().untilAsserted(() -> assertThat(marked()).isGreaterThanOrEqualTo(before + 1));
        await().untilAsserted(
                        () ->
                                assertThat(metrics.timer("phonelog_duplicates_compared").count())
                                        .isGreaterThanOrEqualTo(comparedBefore + 2));
    }

    @Test
    void whatWaitsIsToldWithTheTimeOfTheOldest() throws SQLException {
        UUID org = UUID.randomUUID();
        var registry = new SimpleMeterRegistry();
        var looking = new ComparisonMetrics(pool, registry);

        transactions.run(
                connection -> {
                    // Nobody compares the tenant's events meanwhile.
                    DuplicateMarks.lock(connection, org);
                    Database.update(
                            """
                            insert into comparison (org_id, job_id, run, since)
                            values (?, gen_random_uuid(), 1, now() - interval '1 hour')""",
                            org);
                    looking.look().await().atMost(Patience.LONG);
                    return org;
                });

        assertThat(registry.get("phonelog_duplicates_runs_waiting").gauge().value())
                .isGreaterThanOrEqualTo(1);
        assertThat(registry.get("phonelog_duplicates_oldest_seconds").gauge().value())
                .isBetween(3_600.0, 3_700.0);
        Database.update("delete from comparison where org_id = ?", org);
    }

    private double marked() {
        return metrics.counter("phonelog_duplicates_marked").count();
    }
}
