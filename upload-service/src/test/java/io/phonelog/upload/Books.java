package io.phonelog.upload;

import io.phonelog.test.Org;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

/** What tests see and do in the database, past the service. */
@ApplicationScoped
public class Books {
    private final DataSource database;

    public Books(DataSource database) {
        this.database = database;
    }

    /** A number that a query about one upload gives; its only parameter is the id. */
    public long number(String query, String uploadId) {
        try (Connection connection = inAcme();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, uploadId);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes what is known of one upload; the statement's only parameter is the id. */
    public void change(String statement, String uploadId) {
        try (Connection connection = inAcme();
                PreparedStatement change = connection.prepareStatement(statement)) {
            change.setString(1, uploadId);
            change.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a change that is not committed before it is closed. */
    public Held hold(String statement, String uploadId) {
        try {
            Connection connection = inAcme();
            try (PreparedStatement change = connection.prepareStatement(statement)) {
                change.setString(1, uploadId);
                change.executeUpdate();
            }
            return new Held(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Acknowledged bytes. */
    public long received(String uploadId) {
        return number("select received from transfer where upload_id = ?::uuid", uploadId);
    }

    /** As if nobody had worked on it for a minute. */
    public void leaveAlone(String uploadId) {
        change(
                "update transfer set attended_until = now() - interval '1 second'"
                        + " where upload_id = ?::uuid",
                uploadId);
    }

    /** As if its time were over. */
    public void letExpire(String uploadId) {
        change(
                "update transfer set expires_at = now() - interval '1 second'"
                        + " where upload_id = ?::uuid",
                uploadId);
    }

    private Connection inAcme() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement tenant =
                connection.prepareStatement("select set_config('phonelog.org', ?, true)")) {
            tenant.setString(1, Org.ACME.id().toString());
            tenant.execute();
        }
        return connection;
    }
}
