package io.phonelog.monitoring;

import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Supplier;

/** The ways to the database that a test needs: as the service, and as one who runs the server. */
@ApplicationScoped
public class Database {
    private final Transactions transactions;
    private final String url;
    private final String password;

    Database(
            Transactions transactions,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "phonelog.postgres.password") String password) {
        this.transactions = transactions;
        this.url = url;
        this.password = password;
    }

    /** Does the work in a transaction of the tenant, and waits for it. */
    public <T> T inTenant(UUID org, Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> transactions.inTenant(org, work));
        } catch (Throwable e) {
            throw e instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException(e);
        }
    }

    /** How many rows the tenant sees in a table when the query names no tenant. */
    public long visibleTo(UUID org, String table) {
        return inTenant(
                org,
                () ->
                        Panache.getSession()
                                .chain(
                                        session ->
                                                session.createNativeQuery(
                                                                "select count(*) from " + table,
                                                                Long.class)
                                                        .getSingleResult()));
    }

    /** Changes rows past every policy, as a superuser can; returns how many. */
    public int tamper(String sql) {
        return as("postgres", "set search_path = monitoring", sql);
    }

    /** Runs a statement under the service's own role, for a tenant. */
    public int asService(UUID org, String sql) {
        return as("phonelog_monitoring", "set phonelog.org = '" + org + "'", sql);
    }

    private int as(String role, String setting, String sql) {
        try (Connection connection = DriverManager.getConnection(url, role, password);
                Statement statement = connection.createStatement()) {
            statement.execute(setting);
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
