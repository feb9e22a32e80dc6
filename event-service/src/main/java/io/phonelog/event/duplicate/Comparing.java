package io.phonelog.event.duplicate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.phonelog.event.pace.BackgroundPace;
import io.phonelog.event.store.BackgroundTransactions;
import io.phonelog.event.store.DuplicateMarks;
import io.phonelog.platform.outbox.WakeUps;
import io.quarkus.runtime.StartupEvent;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Compares the events of complete runs in the background, batch by batch, a transaction each:
 * whoever comes after one that was stopped goes on with the next batch. Tenants take turns; a
 * tenant's marks are changed by one process at a time.
 */
@ApplicationScoped
public class Comparing {
    private static final Logger LOG = Logger.getLogger(Comparing.class);

    /** What another replica left. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final BackgroundTransactions transactions;
    private final Comparisons comparisons;
    private final BackgroundPace pace;
    private final Counter marked;
    private final Timer time;
    private final WakeUps passes =
            new WakeUps("Comparing events", () -> BackgroundPace.onWorker(this::compareAll));
    private volatile boolean stopped;

    Comparing(
            BackgroundTransactions transactions,
            Comparisons comparisons,
            BackgroundPace pace,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.comparisons = comparisons;
        this.pace = pace;
        this.marked = metrics.counter("phonelog_duplicates_marked");
        this.time = metrics.timer("phonelog_duplicates_compared");
    }

    void start(@Observes StartupEvent started) {
        passes.lookAnyway(LOOK_EVERY);
    }

    @PreDestroy
    void stop() {
        stopped = true;
        passes.stop();
    }

    /** There is something to compare. */
    public void wake() {
        passes.wake();
    }

    /** A batch of every tenant in turn, until nothing is left that is not somebody else's. */
    private void compareAll() throws SQLException {
        boolean more = true;
        while (more) {
            more = false;
            for (UUID org : comparisons.tenants()) {
                if (stopped) {
                    return;
                }
                more |= compareSome(org);
            }
        }
    }

    /** One tenant's trouble is not the others': it is tried again when there is more to compare. */
    private boolean compareSome(UUID org) {
        try {
            Step step =
                    pace.afterLoads(() -> transactions.run(connection -> step(connection, org)));
            marked.increment(step.marked());
            return step.more();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(e, "Events cannot be compared: org=%s", org);
            return false;
        }
    }

    /** What was done, and whether there may be more. */
    private record Step(int marked, boolean more) {
        static final Step LAST = new Step(0, false);
    }

    private Step step(Connection connection, UUID org) throws SQLException {
        Comparison next =
                DuplicateMarks.tryLock(connection, org) ? comparisons.next(connection, org) : null;
        if (next == null) {
            return Step.LAST;
        }
        RunBatch batch = RunBatch.next(connection, next);
        if (batch == null) {
            comparisons.end(connection, next);
            LOG.debugf("Events compared: job=%s run=%d", next.job(), next.run());
            return new Step(0, true);
        }
        Timer.Sample sample = Timer.start();
        int changed = new ComparisonStep(connection, org).compare(batch);
        comparisons.advance(connection, batch.reached());
        sample.stop(time);
        return new Step(changed, true);
    }
}
