package io.phonelog.platform.tenancy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.UUID;
import java.util.function.Function;

/**
 * {@link Transactions} on a connection of their own instead of the call's session, for work that
 * outlives calls, runs beside them, or is written in SQL that Hibernate does not speak.
 */
@ApplicationScoped
public class PoolTransactions {
    private static final String FOR_TENANT = "select set_config('phonelog.org', $1, true)";
    private static final String FOR_BACKGROUND = "select set_config('role', $1, true)";

    private final Pool pool;
    private final String backgroundRole;

    public PoolTransactions(Pool pool, @ConfigProperty(name = "phonelog.service") String service) {
        this.pool = pool;
        this.backgroundRole = "phonelog_" + service + "_background";
    }

    /** Work on behalf of a tenant. */
    public <T> Uni<T> inTenant(UUID org, Function<SqlConnection, Uni<T>> work) {
        return with(FOR_TENANT, org.toString(), work);
    }

    /** Work across tenants: relays, queues. Never from a client's call. */
    public <T> Uni<T> inBackground(Function<SqlConnection, Uni<T>> work) {
        return with(FOR_BACKGROUND, backgroundRole, work);
    }

    private <T> Uni<T> with(String setting, String value, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(
                connection ->
                        connection
                                .preparedQuery(setting)
                                .execute(Tuple.of(value))
                                .chain(() -> work.apply(connection)));
    }
}
