package io.phonelog.event.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.event.duplicate.Comparisons;
import io.phonelog.event.store.BackgroundTransactions;
import io.phonelog.event.store.ContactDays;
import io.phonelog.event.store.Findables;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Deletes what the void runs of a job have stored, in steps of bounded size. Each is a transaction
 * that takes events together with what they added to the sums, so that the sums are right at any
 * time; it holds the job's row, so that two who forget the same job take turns. Whoever comes after
 * one that was stopped finds what is left.
 */
@ApplicationScoped
class Forgetting {
    private static final Logger LOG = Logger.getLogger(Forgetting.class);

    /** Contacts and places that one step takes out. */
    private static final int NAMES = 10_000;

    private static final String PENDING =
            """
            select void_through from job_run
            where org_id = ? and job_id = ? and forgotten_through < void_through for update""";

    private static final String ORIGINS =
            "select id from origin where org_id = ? and job_id = ? and run <= ?";

    private static final String DELETE_ORIGINS =
            "delete from origin where org_id = ? and job_id = ? and run <= ?";

    private static final String DONE =
            "update job_run set forgotten_through = void_through where org_id = ? and job_id = ?";

    private final BackgroundTransactions transactions;
    private final Comparisons comparisons;
    private final Counter deleted;

    Forgetting(
            BackgroundTransactions transactions, Comparisons comparisons, MeterRegistry metrics) {
        this.transactions = transactions;
        this.comparisons = comparisons;
        this.deleted = metrics.counter("phonelog_events_deleted");
    }

    /** Forgets all that is void of a job. */
    void forget(UUID org, UUID job) throws SQLException {
        long events = 0;
        Step step;
        do {
            step = transactions.run(connection -> step(connection, org, job));
            deleted.increment(step.events());
            events += step.events();
        } while (step.more());
        if (events > 0) {
            LOG.infof("Events of void runs deleted: job=%s events=%d", job, events);
        }
    }

    /** What was done. */
    private record Step(long events, boolean more) {
        static final Step LAST = new Step(0, false);
    }

    private Step step(Connection connection, UUID org, UUID job) throws SQLException {
        Integer through = pending(connection, org, job);
        if (through == null) {
            return Step.LAST;
        }
        Integer[] origins = origins(connection, org, job, through);
        if (comparisons.withdraw(connection, org, job, through, origins)) {
            return new Step(0, true);
        }
        if (origins.length > 0) {
            var batches = VoidBatches.next(connection, org, job, through);
            if (!batches.isEmpty()) {
                return new Step(batches.delete(connection, org, job, origins), true);
            }
            if (Findables.forget(connection, org, origins, NAMES)
                    || ContactDays.mergeCorrected(connection, org)) {
                return new Step(0, true);
            }
        }
        finish(connection, org, job, through);
        return Step.LAST;
    }

    private static @Nullable Integer pending(Connection connection, UUID org, UUID job)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PENDING)) {
            statement.setObject(1, org);
            statement.setObject(2, job);
            ResultSet row = statement.executeQuery();
            return row.next() ? row.getInt(1) : null;
        }
    }

    private static Integer[] origins(Connection connection, UUID org, UUID job, int through)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ORIGINS)) {
            statement.setObject(1, org);
            statement.setObject(2, job);
            statement.setInt(3, through);
            ResultSet rows = statement.executeQuery();
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids.toArray(Integer[]::new);
        }
    }

    private static void finish(Connection connection, UUID org, UUID job, int through)
            throws SQLException {
        try (PreparedStatement origins = connection.prepareStatement(DELETE_ORIGINS);
                PreparedStatement done = connection.prepareStatement(DONE)) {
            origins.setObject(1, org);
            origins.setObject(2, job);
            origins.setInt(3, through);
            origins.executeUpdate();
            done.setObject(1, org);
            done.setObject(2, job);
            done.executeUpdate();
        }
    }
}
