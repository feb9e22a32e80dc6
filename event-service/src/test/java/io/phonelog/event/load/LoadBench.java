package io.phonelog.event.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.event.TestStore;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long loading takes beside a bare {@code COPY} of the same rows into an equal table, in the
 * same Postgres. Not part of the build: run it with {@code -Dtest=LoadBench}. Memory holds all
 * batches.
 */
@QuarkusTest
@WithStack
class LoadBench {
    private static final Logger LOG = Logger.getLogger(LoadBench.class);
    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final int TOGETHER = 16;
    private static final int LOADERS = 2;

    @Inject BatchLoader loader;
    @Inject TestStore store;

    @Test
    void loadsNearlyAsFastAsCopy() throws Exception {
        UUID warmUp = Uuid7.next();
        load(BenchCalls.batches(warmUp, ROWS / 10));
        List<byte[]> batches = BenchCalls.batches(Uuid7.next(), ROWS);
        long bytes = batches.stream().mapToLong(batch -> batch.length).sum();

        double decoding =
                Stopwatch.seconds(() -> batches.forEach(b -> RowBatch.read(b).forEach(e -> {})));
        double loading = Stopwatch.seconds(() -> load(batches));
        Path rows = Files.createTempFile("rows", ".copy");
        try (Connection owner = store.owner()) {
            owner.createStatement().execute("set phonelog.org = '" + Org.ACME.id() + "'");
            copyOut(owner, rows);
            long all = Files.size(rows);
            double indexed = copyIn(owner, rows, "including indexes");
            double bare = copyIn(owner, rows, "including defaults");
            LOG.infof(
                    "rows=%d load=%.1fs (%.0f rows/s) decode=%.1fs copy=%.1fs copyWithoutIndexes=%.1fs"
                            + " ratio=%.2f batchBytesPerRow=%d rowBytes=%d",
                    ROWS,
                    loading,
                    ROWS / loading,
                    decoding,
                    indexed,
                    bare,
                    loading / indexed,
                    bytes / ROWS,
                    all / (ROWS + ROWS / 10));
            assertThat(loading / indexed).isPositive();
        } finally {
            Files.delete(rows);
        }
    }

    private void load(List<byte[]> batches) throws Exception {
        ExecutorService loaders = Executors.newFixedThreadPool(LOADERS);
        List<Future<?>> loads = new ArrayList<>();
        for (int at = 0; at < batches.size(); at += TOGETHER) {
            List<byte[]> together = batches.subList(at, Math.min(at + TOGETHER, batches.size()));
            loads.add(
                    loaders.submit(
                            () -> {
                                loader.load(together.stream().map(RowBatch::read).toList());
                                return null;
                            }));
        }
        for (Future<?> load : loads) {
            load.get();
        }
        loaders.shutdown();
    }

    private static void copyOut(Connection owner, Path rows) throws Exception {
        try (OutputStream out = Files.newOutputStream(rows)) {
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select * from event) to stdout (format binary)", out);
        }
    }

    /** Copies a warm-up's share more than the load did: the figure is scaled. */
    private static double copyIn(Connection owner, Path rows, String including) throws Exception {
        var statement = owner.createStatement();
        statement.execute(
                "create table bench (like event %s) partition by range (start_at)"
                        .formatted(including));
        for (int month = 1; month <= 3; month++) {
            statement.execute(
                    "create table bench_%1$d partition of bench for values from ('2026-%1$d-1') to ('2026-%2$d-1')"
                            .formatted(month, month + 1));
        }
        try (InputStream in = Files.newInputStream(rows)) {
            double all =
                    Stopwatch.seconds(
                            () ->
                                    owner.unwrap(PGConnection.class)
                                            .getCopyAPI()
                                            .copyIn("copy bench from stdin (format binary)", in));
            return all * ROWS / (ROWS + ROWS / 10);
        } finally {
            statement.execute("drop table bench");
        }
    }
}
