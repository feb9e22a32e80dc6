package io.phonelog.bench.live;

import io.phonelog.stack.drive.PrivateStack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The log of notification-service in Postgres: what is in it, and how often it was read. */
final class NotificationLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String COUNT =
            """
            select coalesce(sum(calls), 0) from extensions.pg_stat_statements
            where query like '%log_entry%' and query like '%select%' and query not like '%insert%'
                or query like '%select pruned from log_head%'""";

    private final Connection connection;

    NotificationLog(PrivateStack stack) throws SQLException {
        connection =
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + stack.port("postgres") + "/phonelog",
                        "postgres",
                        stack.secret("postgres.superuser"));
    }

    /** How often it was read so far, as Postgres counts statements. */
    long reads() throws SQLException {
        return number(COUNT);
    }

    /** How many jobs are in it. */
    long jobs() throws SQLException {
        return number("select count(*) from notification.log_entry where type = 'job.created'");
    }

    /** Back when so many jobs are in it; consumers take a while to share their work anew. */
    void awaitJobs(long count) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (jobs() < count) {
            if (System.nanoTime() > end) {
                throw new SQLException("only " + jobs() + " jobs of " + count + " are in the log");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet number = statement.executeQuery(query)) {
            number.next();
            return number.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
