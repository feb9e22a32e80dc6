package io.phonelog.platform.tenancy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
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

    /**
     * Reads on behalf of a tenant that give more than fits into memory. The transaction, and with
     * it the connection, is held until the last item, a failure or a cancellation.
     */
    public <T> Multi<T> streamInTenant(UUID org, Function<SqlConnection, Multi<T>> work) {
        return Multi.createFrom()
                .resourceFromUni(
                        this::open,
                        (Open open) ->
                                open.connection()
                                        .preparedQuery(FOR_TENANT)
                                        .execute(Tuple.of(org.toString()))
                                        .onItem()
                                        .transformToMulti(set -> work.apply(open.connection())))
                .withFinalizer(Open::end);
    }

    private Uni<Open> open() {
        return pool.getConnection()
                .chain(
                        connection ->
                                connection
                                        .begin()
                                        .map(transaction -> new Open(connection, transaction))
                                        .onFailure()
                                        .call(connection::close));
    }

    /** A transaction that only reads: how it ends does not matter, if only it ends. */
    private record Open(SqlConnection connection, Transaction transaction) {
        Uni<Void> end() {
            return transaction
                    .rollback()
                    .onFailure()
                    .recoverWithNull()
                    .replaceWithVoid()
                    .eventually(connection::close);
        }
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
