package io.phonelog.event.run;

import io.phonelog.event.store.BackgroundTransactions;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Knows which runs of a job are void. A run is void when it was taken back, or when a later one has
 * begun. Marking it waits for the loads under way of the same job; a load that comes later sees the
 * mark. What it has stored is then {@link Forgetting forgotten}.
 */
@ApplicationScoped
public class VoidRuns {
    private static final int NONE = Integer.MIN_VALUE;

    private static final String MARK =
            """
            insert into job_run (org_id, job_id, void_through, forgotten_through)
            values (?, ?, ?, -1)
            on conflict (org_id, job_id) do update set void_through = excluded.void_through
            where job_run.void_through < excluded.void_through""";

    private static final String LOOK =
            """
            select void_through, forgotten_through < void_through as pending
            from job_run where org_id = ? and job_id = ?""";

    private final BackgroundTransactions transactions;
    private final Forgetting forgetting;

    public VoidRuns(BackgroundTransactions transactions, Forgetting forgetting) {
        this.transactions = transactions;
        this.forgetting = forgetting;
    }

    /** What is known of a job. */
    private record Mark(int through, boolean pending) {}

    /**
     * Rows of a run have come: all earlier runs are void, if they were not.
     *
     * @return the last void run, which may be this one or a later one
     */
    public int begin(UUID org, UUID job, int run) throws SQLException {
        Mark mark = transactions.run(connection -> look(connection, LOOK, org, job));
        int through = Math.max(mark.through(), run - 1);
        if (mark.pending() || mark.through() < through) {
            revoke(org, job, through);
        }
        return through;
    }

    /** Whether a run is void; if not, it stays so until the connection's transaction ends. */
    public boolean isVoid(Connection connection, UUID org, UUID job, int run) throws SQLException {
        return run <= look(connection, LOOK + " for share", org, job).through();
    }

    /**
     * Makes a run and every earlier one void, and forgets them. Does nothing when that is done;
     * goes on when somebody was stopped in between.
     */
    public void revoke(UUID org, UUID job, int run) throws SQLException {
        transactions.run(connection -> mark(connection, org, job, run));
        forgetting.forget(org, job);
    }

    private static Mark look(Connection connection, String sql, UUID org, UUID job)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, org);
            statement.setObject(2, job);
            ResultSet row = statement.executeQuery();
            return row.next()
                    ? new Mark(row.getInt("void_through"), row.getBoolean("pending"))
                    : new Mark(NONE, false);
        }
    }

    private static int mark(Connection connection, UUID org, UUID job, int run)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            statement.setObject(1, org);
            statement.setObject(2, job);
            statement.setInt(3, run);
            return statement.executeUpdate();
        }
    }
}
