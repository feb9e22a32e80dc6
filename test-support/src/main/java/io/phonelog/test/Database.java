package io.phonelog.test;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The ways to a service's tables past the service: in its own role, which sees one tenant; in the
 * role of its work across tenants; and as one who runs the server.
 */
public final class Database {
    private Database() {}

    /** The first column of what is there, whoever it belongs to. */
    public static List<String> query(String sql, @Nullable Object... values) {
        try (Connection connection = acrossTenants()) {
            return read(connection, sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Changes rows, whoever they belong to; returns how many. */
    public static int update(String sql, @Nullable Object... values) {
        try (Connection connection = acrossTenants();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** How many rows the tenant sees in a table when the query names no tenant. */
    public static long visibleTo(UUID org, String table) {
        try (Connection connection = ofTenant(org)) {
            return Long.parseLong(read(connection, "select count(*) from " + table).get(0));
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Runs a statement in the service's own role, for a tenant. */
    public static int asService(UUID org, String sql) {
        try (Connection connection = ofTenant(org);
                PreparedStatement statement = prepare(connection, sql)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Changes rows past every policy, as a superuser can; returns how many. */
    public static int tamper(String sql) {
        try (Connection connection =
                        connect("postgres", "set search_path = " + setting("phonelog.service"));
                PreparedStatement statement = prepare(connection, sql)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static Connection ofTenant(UUID org) throws SQLException {
        return connect(service(), "set phonelog.org = '" + org + "'");
    }

    private static Connection acrossTenants() throws SQLException {
        return connect(service(), "set role " + service() + "_background");
    }

    private static Connection connect(String user, String first) throws SQLException {
        Connection connection =
                DriverManager.getConnection(
                        setting("quarkus.datasource.jdbc.url"),
                        user,
                        setting("phonelog.postgres.password"));
        try (Statement statement = connection.createStatement()) {
            statement.execute(first);
        }
        return connection;
    }

    private static List<String> read(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> first = new ArrayList<>();
            while (rows.next()) {
                first.add(rows.getString(1));
            }
            return first;
        }
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static String service() {
        return "phonelog_" + setting("phonelog.service");
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
