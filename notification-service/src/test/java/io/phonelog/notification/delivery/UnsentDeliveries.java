package io.phonelog.notification.delivery;

import static io.phonelog.notification.Partner.forgetWebhooks;

import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.test.Patience;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Endpoints and deliveries of one transaction that is rolled back: senders that run meanwhile never
 * see them.
 */
final class UnsentDeliveries {
    private static final String WEBHOOK =
            """
            insert into webhook (id, org_id, url, events, enabled, ordered, secret, key_id,
                created_at, created_by)
            values ($1, $2, 'https://example.com', '{*}', true, $3, '', '1', now(), 'test')""";
    private static final String DELIVERIES =
            """
            insert into delivery (id, org_id, webhook_id, sequence, event_id, stream, type, due_at,
                created_at, data)
            select uuid7(), org_id, id, $2 + n, 'event-' || $2 + n, $3, 'job.progress',
                now() - interval '1 hour', now(), '{}'
            from webhook, generate_series(1, $4) n where id = $1 order by n""";

    private final SqlConnection connection;

    private UnsentDeliveries(SqlConnection connection) {
        this.connection = connection;
    }

    /** What the work finds where nothing else waits; nothing of it stays. */
    static <T> T rolledBack(
            PoolTransactions transactions, Function<UnsentDeliveries, Uni<T>> work) {
        forgetWebhooks();
        AtomicReference<T> found = new AtomicReference<>();
        transactions
                .inBackground(
                        connection ->
                                work.apply(new UnsentDeliveries(connection))
                                        .invoke(found::set)
                                        .chain(
                                                () ->
                                                        Uni.createFrom()
                                                                .<Void>failure(new RollBack())))
                .onFailure(RollBack.class)
                .recoverWithNull()
                .await()
                .atMost(Patience.LONG);
        return Objects.requireNonNull(found.get());
    }

    SqlConnection connection() {
        return connection;
    }

    /** An endpoint of a tenant. */
    Uni<UUID> endpoint(UUID org, boolean ordered) {
        UUID id = Uuid7.next();
        return connection
                .preparedQuery(WEBHOOK)
                .execute(Tuple.of(id, org, ordered))
                .replaceWith(id);
    }

    /** So many due deliveries of a stream, numbered from there. */
    Uni<Void> due(UUID endpoint, long after, String stream, int count) {
        return connection
                .preparedQuery(DELIVERIES)
                .execute(Tuple.of(endpoint, after, stream, count))
                .replaceWithVoid();
    }

    /** Ends the transaction that was for nothing. */
    private static final class RollBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
