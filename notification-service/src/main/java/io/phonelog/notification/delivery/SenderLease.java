package io.phonelog.notification.delivery;

import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Shows the other senders that this one lives, and takes over what one that died had on its way:
 * sooner than by the lease of each delivery, which has to outlast the slowest endpoint.
 */
@ApplicationScoped
public class SenderLease {
    private static final Logger LOG = Logger.getLogger(SenderLease.class);
    private static final String SEEN =
            """
            insert into sender (id, seen_at) values ($1, now())
            on conflict (id) do update set seen_at = now()""";
    private static final String TAKE_OVER =
            """
            with dead as (
                delete from sender where id in (
                    select id from sender where seen_at < now() - $1 * interval '1 millisecond'
                    for update skip locked)
                returning id)
            update delivery set sender = null, due_at = now()
            where id in (
                select d.id from delivery d join dead on dead.id = d.sender
                where d.state = 'PENDING' for update of d skip locked)""";
    private static final String LEAVE =
            """
            with left_behind as (
                update delivery set sender = null, due_at = now()
                where sender = $1 and state = 'PENDING')
            delete from sender where id = $1""";

    private final UUID id = Uuid7.next();
    private final PoolTransactions transactions;
    private final DeliveryConfig config;
    private volatile @Nullable Presence presence;

    public SenderLease(PoolTransactions transactions, DeliveryConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /** The name of this process among those that send. */
    UUID id() {
        return id;
    }

    /**
     * Shows that this sender lives; answers how many deliveries were left by others that do not.
     */
    Uni<Integer> renew() {
        Presence shown = Presence.after(presence, System.nanoTime(), config.takeover());
        return transactions
                .inBackground(connection -> renew(connection, shown))
                .invoke(() -> presence = shown)
                .invoke(SenderLease::tell);
    }

    /** In the current transaction. */
    Uni<Integer> renew(SqlConnection connection, Presence shown) {
        double patience = config.takeover().toMillis();
        return execute(connection, SEEN, Tuple.of(id))
                .chain(
                        () ->
                                shown.lasts(config.takeover())
                                        ? execute(connection, TAKE_OVER, Tuple.of(patience))
                                        : Uni.createFrom().item(0));
    }

    /** Leaves what is still on its way from here to the others. */
    Uni<Integer> leave() {
        return transactions.inBackground(connection -> execute(connection, LEAVE, Tuple.of(id)));
    }

    private static void tell(int count) {
        if (count > 0) {
            LOG.warnf("Taking over from a sender that died: deliveries=%d", count);
        }
    }

    private static Uni<Integer> execute(SqlConnection connection, String statement, Tuple values) {
        return connection.preparedQuery(statement).execute(values).map(SqlResult::rowCount);
    }
}
