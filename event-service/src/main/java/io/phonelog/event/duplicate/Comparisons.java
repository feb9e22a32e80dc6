package io.phonelog.event.duplicate;

import io.phonelog.event.store.BackgroundTransactions;
import io.phonelog.event.store.DuplicateMarks;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which runs take part in comparisons, and how far each is compared. */
@ApplicationScoped
public class Comparisons {
    /** Marks that one step takes out. */
    private static final int MARKS = 10_000;

    private static final String BEGIN =
            """
            insert into comparison (org_id, job_id, run) values (?, ?, ?)
            on conflict (org_id, job_id, run) do update set
                since = now(), chunk = -1, sequence = -1, ended_at = null""";

    private static final String TENANTS =
            """
            select org_id from comparison where ended_at is null
            group by org_id order by min(since)""";

    private static final String NEXT =
            """
            select job_id, run, chunk, sequence from comparison
            where org_id = ? and ended_at is null order by since, job_id, run limit 1 for update""";

    private static final String ADVANCE =
            """
            update comparison set chunk = ?, sequence = ?
            where org_id = ? and job_id = ? and run = ?""";

    private static final String END =
            "update comparison set ended_at = now() where org_id = ? and job_id = ? and run = ?";

    private static final String TAKES_PART =
            """
            select exists (select from comparison where org_id = ? and job_id = ? and run <= ?)
                or exists (select from duplicate where org_id = ? and origin = any(?))
                or exists (select from duplicate where org_id = ? and original_origin = any(?))""";

    private static final String WITHDRAW =
            "delete from comparison where org_id = ? and job_id = ? and run <= ?";

    private final BackgroundTransactions transactions;

    Comparisons(BackgroundTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A run is complete: its events are compared with all others, again if they were before. Part
     * of the connection's transaction, which sees to it that the run is valid.
     */
    public void begin(Connection connection, UUID org, UUID job, int run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            of(statement, 1, org, job, run);
            statement.executeUpdate();
        }
    }

    /**
     * Runs become void: their events take part no more, and what they repeat or are repeated by is
     * put right, in steps. Part of the connection's transaction.
     *
     * @param origins those of the runs
     * @return whether there was anything to do, so that there may be more
     */
    public boolean withdraw(Connection connection, UUID org, UUID job, int run, Integer[] origins)
            throws SQLException {
        if (!takesPart(connection, org, job, run, origins)) {
            return false;
        }
        DuplicateMarks.lock(connection, org);
        try (PreparedStatement statement = connection.prepareStatement(WITHDRAW)) {
            of(statement, 1, org, job, run);
            statement.executeUpdate();
        }
        return DuplicateMarks.forget(connection, org, origins, MARKS);
    }

    /** Whose events are to be compared: those who wait longest first. */
    List<UUID> tenants() throws SQLException {
        return transactions.run(
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(TENANTS)) {
                        ResultSet rows = statement.executeQuery();
                        List<UUID> orgs = new ArrayList<>();
                        while (rows.next()) {
                            orgs.add(rows.getObject(1, UUID.class));
                        }
                        return orgs;
                    }
                });
    }

    /** The tenant's next, locked until the connection's transaction ends. */
    @Nullable Comparison next(Connection connection, UUID org) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setObject(1, org);
            ResultSet row = statement.executeQuery();
            return row.next()
                    ? new Comparison(
                            org,
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            row.getInt(3),
                            row.getInt(4))
                    : null;
        }
    }

    void advance(Connection connection, Comparison to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setInt(1, to.chunk());
            statement.setInt(2, to.sequence());
            of(statement, 3, to.org(), to.job(), to.run());
            statement.executeUpdate();
        }
    }

    void end(Connection connection, Comparison done) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            of(statement, 1, done.org(), done.job(), done.run());
            statement.executeUpdate();
        }
    }

    private static boolean takesPart(
            Connection connection, UUID org, UUID job, int run, Integer[] origins)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKES_PART)) {
            of(statement, 1, org, job, run);
            statement.setObject(4, org);
            statement.setArray(5, connection.createArrayOf("int4", origins));
            statement.setObject(6, org);
            statement.setArray(7, connection.createArrayOf("int4", origins));
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void of(PreparedStatement statement, int at, UUID org, UUID job, int run)
            throws SQLException {
        statement.setObject(at, org);
        statement.setObject(at + 1, job);
        statement.setInt(at + 2, run);
    }
}
