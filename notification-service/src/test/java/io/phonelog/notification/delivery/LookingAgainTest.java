package io.phonelog.notification.delivery;

import static io.phonelog.notification.Partner.create;
import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.Receiver;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.test.Database;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A sender that had to wait for a delivery looks at it again. */
@QuarkusTest
@WithStack
class LookingAgainTest {
    private static final String HOLD =
            "select 1 from webhook_health where webhook_id = $1 for no key update";
    private static final String DONE =
            """
            update delivery set state = 'DELIVERED', done_at = now()
            where webhook_id = $1 and sequence = 0""";

    @Inject PoolTransactions transactions;

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void whatIsOverByThenIsNotSent() {
        UUID webhook = UUID.fromString(create(receiver, Map.of()).get("id"));
        var due = new CompletableFuture<Void>();
        var over = new CompletableFuture<Void>();
        var endpoint = holding(HOLD, webhook, due);
        await().until(() -> isHeld("webhook_health", webhook));
        queue(webhook, 0);
        var delivery = holding(DONE, webhook, over);
        await().until(() -> isHeld("delivery", webhook));
        due.complete(null);
        endpoint.join();
        await().until(() -> !Database.query("select 1 from pg_locks where not granted").isEmpty());
        over.complete(null);
        delivery.join();

        queue(webhook, 1);
        assertThat(receiver.next().headers()).containsEntry("webhook-id", "event-1");
        assertThat(
                        Database.query(
                                "select claim from delivery where webhook_id = ? and sequence = 0",
                                webhook))
                .isEqualTo(List.of("0"));
    }

    /** A transaction that does something with the webhook and ends no sooner than told. */
    private CompletableFuture<Void> holding(
            String statement, UUID webhook, CompletableFuture<Void> until) {
        return transactions
                .inBackground(
                        connection ->
                                connection
                                        .preparedQuery(statement)
                                        .execute(Tuple.of(webhook))
                                        .chain(() -> Uni.createFrom().completionStage(until)))
                .subscribeAsCompletionStage();
    }

    private static boolean isHeld(String table, UUID webhook) {
        return Database.query(
                        "select 1 from %s where webhook_id = ? for update skip locked"
                                .formatted(table),
                        webhook)
                .isEmpty();
    }

    private static void queue(UUID webhook, int sequence) {
        Database.update(
                """
                insert into delivery (id, org_id, webhook_id, sequence, event_id, stream, type, due_at,
                    created_at, data)
                select ?, org_id, id, ?, ?, ?, 'job.created', now(), now(), '{}'
                from webhook where id = ?""",
                Uuid7.next(),
                sequence,
                "event-" + sequence,
                "job:" + sequence,
                webhook);
    }
}
