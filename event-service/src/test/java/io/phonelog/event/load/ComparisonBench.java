package io.phonelog.event.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestStore;
import io.phonelog.event.run.VoidRuns;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * How long comparing a run takes: the first of its kind, then one that is there already; what
 * comparing a third costs a load meanwhile; and how long it takes to put right what repeats the
 * first when it goes, its events included. Not part of the build: run it with {@code
 * -Dtest=ComparisonBench}. Memory holds all batches.
 */
@QuarkusTest
@WithStack
class ComparisonBench {
    private static final Logger LOG = Logger.getLogger(ComparisonBench.class);
    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final int TOGETHER = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Inject BatchLoader loader;
    @Inject TestStore store;
    @Inject VoidRuns runs;

    @Test
    void comparesInTheBackground() throws Exception {
        UUID first = Uuid7.next();
        UUID second = Uuid7.next();
        UUID third = Uuid7.next();
        load(first);
        store.complete(run(first));
        double unique = compared(first);
        load(second);
        store.complete(run(second));
        double equal = compared(second);
        double alone = load(third);
        store.complete(run(third));
        double beside = load(Uuid7.next());
        compared(third);
        long marks =
                store.count(
                        Org.ACME,
                        "select sum(duplicates) from origin where job_id in ('%s', '%s', '%s')"
                                .formatted(first, second, third));
        double forgetting = Stopwatch.seconds(() -> runs.revoke(Org.ACME.id(), first, 1));

        LOG.infof(
                "rows=%d unique=%.1fs equal=%.1fs marks=%d load=%.1fs loadBesideComparison=%.1fs"
                        + " forgetting=%.1fs",
                ROWS, unique, equal, marks, alone, beside, forgetting);
        assertThat(marks).isEqualTo(2L * ROWS);
    }

    private double load(UUID job) throws Exception {
        List<byte[]> batches = BenchCalls.batches(job, ROWS);
        return Stopwatch.seconds(
                () -> {
                    for (int at = 0; at < batches.size(); at += TOGETHER) {
                        int end = Math.min(at + TOGETHER, batches.size());
                        loader.load(batches.subList(at, end).stream().map(RowBatch::read).toList());
                    }
                });
    }

    /** How long it took, as the table says. */
    private double compared(UUID job) throws SQLException {
        await().atMost(PATIENCE).until(() -> store.isCompared(run(job)));
        return store.count(
                        Org.ACME,
                        "select (extract(epoch from ended_at - since) * 1000)::bigint from comparison where job_id = '%s'"
                                .formatted(job))
                / 1e3;
    }

    private static TestBatch run(UUID job) {
        return new TestBatch(Org.ACME, job, 1, 0, 0, "bench", List.of());
    }
}
