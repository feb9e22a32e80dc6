package io.phonelog.event.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.event.RowBatch.Header;
import io.phonelog.event.run.VoidRuns;
import io.phonelog.event.store.BackgroundTransactions;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Loads row batches, each once. What can be prepared is, in short transactions of its own; then one
 * transaction holds what must be true together:
 *
 * <pre>
 *   the runs are still valid   shared lock on each job, so that a revocation waits or is seen
 *   the batches are new        rows of loaded_batch
 *   the events                 COPY into each month's partition
 *   the sums                   added to in key order
 *   the news                   BatchesStored in the outbox
 * </pre>
 *
 * Everybody takes these locks in this order, and each kind in its own, so that loaders and
 * revocations never deadlock.
 */
@ApplicationScoped
class BatchLoader {
    static final Comparator<Header> ORDER =
            Comparator.comparing(Header::orgId)
                    .thenComparing(Header::jobId)
                    .thenComparingInt(Header::run)
                    .thenComparingInt(Header::chunk)
                    .thenComparingInt(Header::sequence);

    private final BackgroundTransactions transactions;
    private final RowEncoder encoder;
    private final LoadedBatches loaded;
    private final VoidRuns voidRuns;
    private final StoredNews news;
    private final Timer time;
    private final Counter rowsLoaded;
    private final Counter again;
    private final Counter ofVoidRuns;
    private final Counter ofRefusals;

    BatchLoader(
            BackgroundTransactions transactions,
            RowEncoder encoder,
            LoadedBatches loaded,
            VoidRuns voidRuns,
            StoredNews news,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.encoder = encoder;
        this.loaded = loaded;
        this.voidRuns = voidRuns;
        this.news = news;
        this.time = metrics.timer("phonelog_load");
        this.rowsLoaded = metrics.counter("phonelog_events_loaded");
        this.again = metrics.counter("phonelog_batches_dropped", "reason", "loaded before");
        this.ofVoidRuns = metrics.counter("phonelog_batches_dropped", "reason", "void run");
        this.ofRefusals = metrics.counter("phonelog_rows_refused");
    }

    /**
     * Loads the batches in one transaction: all that are valid and new, or none.
     *
     * @throws io.phonelog.contracts.event.UnreadableBatch when a row is damaged
     */
    void load(Collection<RowBatch> batches) throws SQLException {
        load(batches, Refusals.NONE);
    }

    /** Loads a batch without those of its rows that Postgres refuses; its job is told of them. */
    void loadAround(RowBatch batch, Refusals refusals) throws SQLException {
        load(List.of(batch), refusals);
        ofRefusals.increment(refusals.count());
    }

    private void load(Collection<RowBatch> batches, Refusals refusals) throws SQLException {
        List<RowBatch> valid = ofValidRuns(inOrder(batches));
        List<RowBatch> fresh = loaded.notYet(valid);
        again.increment(valid.size() - fresh.size());
        if (fresh.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        EventRows rows = encoder.encode(fresh, refusals);
        try {
            rowsLoaded.increment(
                    transactions.run(connection -> store(connection, fresh, rows, refusals)));
        } catch (SQLException e) {
            encoder.lookAgain();
            throw e;
        }
        time.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    /** Each batch once, in the order in which locks are taken. */
    private static Collection<RowBatch> inOrder(Collection<RowBatch> batches) {
        Map<Header, RowBatch> sorted = new TreeMap<>(ORDER);
        batches.forEach(batch -> sorted.put(batch.header(), batch));
        return sorted.values();
    }

    /** Leaves out batches of void runs. The first batch of a run makes all earlier runs void. */
    private List<RowBatch> ofValidRuns(Collection<RowBatch> batches) throws SQLException {
        List<RowBatch> valid = new ArrayList<>();
        for (Header newest : newestOfEachJob(batches)) {
            int through = voidRuns.begin(newest.orgId(), newest.jobId(), newest.run());
            batches.stream()
                    .filter(batch -> ofSameJob(batch.header(), newest))
                    .filter(batch -> batch.header().run() > through)
                    .forEach(valid::add);
        }
        ofVoidRuns.increment(batches.size() - valid.size());
        return valid;
    }

    private int store(
            Connection connection, List<RowBatch> batches, EventRows rows, Refusals refusals)
            throws SQLException {
        for (Header newest : newestOfEachJob(batches)) {
            if (voidRuns.isVoid(connection, newest.orgId(), newest.jobId(), newest.run())) {
                throw new Overtaken("the end of run " + newest.run() + " of " + newest.jobId());
            }
        }
        if (!loaded.remember(connection, batches, rows)) {
            throw new Overtaken("a batch that another loader stored");
        }
        rows.store(connection);
        news.announce(connection, batches, rows, refusals.rejects());
        return batches.stream().mapToInt(RowBatch::rows).sum() - refusals.count();
    }

    private static boolean ofSameJob(Header one, Header other) {
        return one.jobId().equals(other.jobId()) && one.orgId().equals(other.orgId());
    }

    /** Relies on the order of the batches. */
    private static Collection<Header> newestOfEachJob(Collection<RowBatch> batches) {
        Map<List<Object>, Header> newest = new LinkedHashMap<>();
        for (RowBatch batch : batches) {
            Header header = batch.header();
            newest.put(List.of(header.orgId(), header.jobId()), header);
        }
        return newest.values();
    }

    /** Somebody changed what this load was prepared for. Passes: it is prepared again. */
    private static final class Overtaken extends SQLException {
        private static final String SERIALIZATION_FAILURE = "40001";

        Overtaken(String by) {
            super("Overtaken by " + by, SERIALIZATION_FAILURE);
        }
    }
}
