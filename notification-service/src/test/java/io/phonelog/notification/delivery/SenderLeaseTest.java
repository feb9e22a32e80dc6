package io.phonelog.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.UUID;

/** Two senders that the database was away from. */
@QuarkusTest
@WithStack
class SenderLeaseTest {
    private static final String NOT_SEEN =
            "insert into sender (id, seen_at) values ($1, now() - interval '1 hour')";
    private static final String UNDER_WAY =
            """
            update delivery set sender = $2, due_at = now() + interval '1 hour'
            where webhook_id = $1""";

    @Inject DeliveryConfig config;
    @Inject PoolTransactions transactions;

    @Test
    void senderThatWasAwayItselfTakesNothingOver() {
        assertThat(takenOver(new Presence(0, 0))).isZero();
    }

    @Test
    void senderThatWasThereTakesOver() {
        assertThat(takenOver(new Presence(0, config.takeover().toNanos()))).isOne();
    }

    private int takenOver(Presence presence) {
        var lease = new SenderLease(transactions, config);
        return UnsentDeliveries.rolledBack(
                transactions,
                waiting ->
                        notSeen(waiting, lease.id())
                                .chain(() -> leftBehind(waiting))
                                .chain(() -> lease.renew(waiting.connection(), presence)));
    }

    private static Uni<?> leftBehind(UnsentDeliveries waiting) {
        UUID other = Uuid7.next();
        return waiting.endpoint(Org.ACME.id(), false)
                .call(id -> waiting.due(id, 0, "job:a", 1))
                .chain(
                        id ->
                                waiting.connection()
                                        .preparedQuery(UNDER_WAY)
                                        .execute(Tuple.of(id, other)))
                .chain(() -> notSeen(waiting, other));
    }

    private static Uni<?> notSeen(UnsentDeliveries waiting, UUID sender) {
        return waiting.connection().preparedQuery(NOT_SEEN).execute(Tuple.of(sender));
    }
}
