package io.phonelog.event.store;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Transactions on JDBC for bulk work: {@code COPY} needs it. They work across tenants, since one
 * poll brings batches of several; every row they write names its tenant. For worker threads only.
 */
@ApplicationScoped
public class BackgroundTransactions {
    private static final String ENTER_ROLE = "select set_config('role', ?, true)";

    private final DataSource dataSource;
    private final String role;

    public BackgroundTransactions(
            DataSource dataSource, @ConfigProperty(name = "phonelog.service") String service) {
        this.dataSource = dataSource;
        this.role = "phonelog_" + service + "_background";
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** What is tried. */
    @FunctionalInterface
    public interface Attempt {
        void on(Connection connection) throws SQLException;
    }

    /** Does all of the work or nothing. */
    public <T> T run(Work<T> work) throws SQLException {
        return in(
                connection -> {
                    T result = work.on(connection);
                    connection.commit();
                    return result;
                });
    }

    /** Finds out whether the work could be done: it throws when not, and nothing stays of it. */
    public void attempt(Attempt work) throws SQLException {
        in(
                connection -> {
                    work.on(connection);
                    connection.rollback();
                    return work;
                });
    }

    private <T> T in(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                enterRole(connection);
                return work.on(connection);
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private void enterRole(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER_ROLE)) {
            statement.setString(1, role);
            statement.execute();
        }
    }

    private static void rollBack(Connection connection, Exception because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }
}
