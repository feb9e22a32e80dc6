package io.phonelog.event.run;

import io.phonelog.contracts.event.Outcome;
import io.phonelog.event.store.BackgroundTransactions;
import io.phonelog.event.store.ContactSums;
import io.phonelog.event.store.Rollup;
import io.phonelog.event.store.RollupTable;
import io.phonelog.event.store.StartTime;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Knows which runs of a job are void, and forgets what they stored. A run is void when it was taken
 * back, or when a later one has begun. Marking it and deleting its rows are one transaction, which
 * waits for the loads under way of the same job; a load that comes later sees the mark.
 */
@ApplicationScoped
public class VoidRuns {
    private static final int NONE = Integer.MIN_VALUE;

    private static final Logger LOG = Logger.getLogger(VoidRuns.class);
    private static final Outcome[] OUTCOMES = Outcome.values();

    private static final String MARK =
            """
            insert into job_run (org_id, job_id, void_through) values (?, ?, ?)
            on conflict (org_id, job_id) do update set void_through = excluded.void_through
            where job_run.void_through < excluded.void_through""";

    private static final String LOOK =
            "select void_through from job_run where org_id = ? and job_id = ?";

    private static final String ORIGINS =
            "select id from origin where org_id = ? and job_id = ? and run <= ?";

    private static final String DELETE_EVENTS =
            """
            with gone as (
                delete from event where org_id = ? and origin = any(?)
                returning start_at, type, direction, origin, outcome, duration_s)
            select extract(epoch from date_trunc('hour', g.start_at, 'UTC')) as hour,
                   g.type, g.direction, coalesce(o.source, '') as source, g.outcome,
                   count(*) as events, coalesce(sum(g.duration_s), 0) as duration_s
            from gone g join origin o on o.id = g.origin
            group by 1, 2, 3, 4, 5""";

    private static final String CONTACTS =
            """
            select contact, extract(epoch from date_trunc('month', start_at, 'UTC')) as month,
                   count(*) as events, coalesce(sum(duration_s), 0) as duration_s
            from event where org_id = ? and origin = any(?) and contact is not null
            group by 1, 2""";

    private static final List<String> DELETE_RECORDS =
            List.of(
                    "delete from loaded_batch where org_id = ? and job_id = ? and run <= ?",
                    "delete from origin where org_id = ? and job_id = ? and run <= ?");

    private final BackgroundTransactions transactions;

    public VoidRuns(BackgroundTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Rows of a run have come: all earlier runs are void, if they were not.
     *
     * @return the last void run, which may be this one or a later one
     */
    public int begin(UUID org, UUID job, int run) throws SQLException {
        int through = transactions.run(connection -> look(connection, LOOK, org, job));
        if (through < run - 1) {
            revoke(org, job, run - 1);
            return run - 1;
        }
        return through;
    }

    /** Whether a run is void; if not, it stays so until the connection's transaction ends. */
    public boolean isVoid(Connection connection, UUID org, UUID job, int run) throws SQLException {
        return run <= look(connection, LOOK + " for share", org, job);
    }

    /** Makes a run and every earlier one void. Does nothing when they are. */
    public void revoke(UUID org, UUID job, int run) throws SQLException {
        transactions.run(
                connection -> {
                    if (update(connection, MARK, org, job, run) > 0) {
                        forget(connection, org, job, run);
                    }
                    return run;
                });
    }

    private static void forget(Connection connection, UUID org, UUID job, int run)
            throws SQLException {
        Integer[] origins = origins(connection, org, job, run);
        if (origins.length == 0) {
            return;
        }
        ContactSums contacts = countContacts(connection, org, origins);
        Rollup rollup = deleteEvents(connection, org, origins);
        RollupTable.apply(connection, rollup);
        contacts.apply(connection);
        for (String delete : DELETE_RECORDS) {
            update(connection, delete, org, job, run);
        }
        LOG.infof("Events of void runs deleted: job=%s throughRun=%d", job, run);
    }

    private static Integer[] origins(Connection connection, UUID org, UUID job, int run)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ORIGINS)) {
            bind(statement, org, job, run);
            ResultSet rows = statement.executeQuery();
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids.toArray(Integer[]::new);
        }
    }

    private static ContactSums countContacts(Connection connection, UUID org, Integer[] origins)
            throws SQLException {
        ContactSums contacts = new ContactSums();
        try (PreparedStatement statement = connection.prepareStatement(CONTACTS)) {
            statement.setObject(1, org);
            statement.setArray(2, connection.createArrayOf("int4", origins));
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                contacts.add(
                        org,
                        rows.getString("contact"),
                        micros(rows.getDouble("month")),
                        -rows.getLong("events"),
                        -rows.getLong("duration_s"));
            }
        }
        return contacts;
    }

    private static long micros(double second) {
        return Double.isInfinite(second) ? StartTime.NONE : Math.round(second) * 1_000_000;
    }

    private static Rollup deleteEvents(Connection connection, UUID org, Integer[] origins)
            throws SQLException {
        Rollup rollup = new Rollup();
        try (PreparedStatement statement = connection.prepareStatement(DELETE_EVENTS)) {
            statement.setObject(1, org);
            statement.setArray(2, connection.createArrayOf("int4", origins));
            ResultSet gone = statement.executeQuery();
            while (gone.next()) {
                var key =
                        new Rollup.Key(
                                org,
                                micros(gone.getDouble("hour")),
                                gone.getInt("type"),
                                gone.getInt("direction"),
                                gone.getString("source"));
                rollup.add(
                        key,
                        OUTCOMES[gone.getInt("outcome")],
                        -gone.getLong("events"),
                        -gone.getLong("duration_s"));
            }
        }
        return rollup;
    }

    private static int look(Connection connection, String sql, UUID org, UUID job)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, org);
            statement.setObject(2, job);
            ResultSet row = statement.executeQuery();
            return row.next() ? row.getInt(1) : NONE;
        }
    }

    private static int update(Connection connection, String sql, UUID org, UUID job, int run)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, org, job, run);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, UUID org, UUID job, int run)
            throws SQLException {
        statement.setObject(1, org);
        statement.setObject(2, job);
        statement.setInt(3, run);
    }
}
