package io.phonelog.bench;

import io.phonelog.stack.drive.PrivateStack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How often the notification log was read, as Postgres counts statements. */
final class LogReads implements AutoCloseable {
    private static final String COUNT =
            """
            select coalesce(sum(calls), 0) from pg_stat_statements
            where query like '%log_entry%' and query like '%select%' and query not like '%insert%'
                or query like '%select pruned from log_head%'""";

    private final Connection connection;

    LogReads(PrivateStack stack) throws SQLException {
        connection =
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + stack.port("postgres") + "/phonelog",
                        "postgres",
                        stack.secret("postgres.superuser"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
        }
    }

    long count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(COUNT)) {
            count.next();
            return count.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
