package io.phonelog.bench.webhooks;

import io.phonelog.stack.drive.PrivateStack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts the statements of a service's roles, as Postgres does ({@code pg_stat_statements}). */
final class Statements implements AutoCloseable {
    private static final String SEARCH_IT =
            """
            select set_config('search_path', extnamespace::regnamespace::text, false)
            from pg_extension where extname = 'pg_stat_statements'""";

    private final Connection connection;
    private final String service;

    Statements(PrivateStack stack, String service) throws SQLException {
        this.service = service;
        connection =
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + stack.port("postgres") + "/phonelog",
                        "postgres",
                        stack.secret("postgres.superuser"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            // In whichever schema it is.
            statement.execute(SEARCH_IT);
        }
    }

    void reset() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_statements_reset()");
        }
    }

    /** Since the last reset: every statement a client sent, begin and commit among them. */
    long count() throws SQLException {
        String query =
                """
                select coalesce(sum(calls), 0) from pg_stat_statements
                where toplevel and userid in (
                    select oid from pg_roles where rolname in ('phonelog_%1$s', 'phonelog_%1$s_background'))"""
                        .formatted(service);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
