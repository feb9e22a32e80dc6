package io.phonelog.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.delivery.DueDeliveries.Room;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A job with very many events, the first of which is on its way, holds up no other job. */
@QuarkusTest
@WithStack
class BlockedStreamsTest {
    private static final int VERY_MANY = 1_200;
    private static final String UNDER_WAY =
            """
            update delivery set sender = $2, due_at = now() + interval '1 hour'
            where webhook_id = $1 and sequence = 1""";
    private static final String TRIED =
            "update delivery set attempts = 1 where webhook_id = $1 and sequence > $2";

    private static final String LATER =
            """
            update delivery set stream = stream || sequence, due_at = now() + interval '1 hour'
            where webhook_id = $1 and stream = 'job:b'""";

    @Inject DueDeliveries due;
    @Inject PoolTransactions transactions;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eventOfAnotherJobIsTaken(boolean ordered) {
        List<String> taken =
                UnsentDeliveries.rolledBack(
                        transactions,
                        waiting ->
                                blocked(waiting, ordered)
                                        .call(id -> waiting.due(id, 5_000, "job:z", 2))
                                        .chain(() -> taken(waiting)));
        assertThat(taken).containsExactly("event-5001");
    }

    @Test
    void retryOfAnotherJobIsTaken() {
        List<String> taken =
                UnsentDeliveries.rolledBack(
                        transactions,
                        waiting ->
                                blocked(waiting, false)
                                        .call(id -> waiting.due(id, 5_000, "job:z", 1))
                                        .call(id -> tried(waiting, id, 5_000))
                                        .chain(() -> taken(waiting)));
        assertThat(taken).containsExactly("event-5001");
    }

    @ParameterizedTest
    @CsvSource({"900, true", "1100, false"})
    void thousandJobsAreLookedAtInATurn(int others, boolean found) {
        List<String> taken =
                UnsentDeliveries.rolledBack(
                        transactions,
                        waiting ->
                                blocked(waiting, false)
                                        .call(id -> waiting.due(id, 2_000, "job:b", others))
                                        .call(id -> later(waiting, id))
                                        .call(id -> waiting.due(id, 5_000, "job:z", 1))
                                        .chain(() -> taken(waiting)));
        assertThat(taken.contains("event-5001")).isEqualTo(found);
    }

    /** Makes events of many jobs of those of one, which have to wait. */
    private static Uni<?> later(UnsentDeliveries waiting, UUID endpoint) {
        return waiting.connection().preparedQuery(LATER).execute(Tuple.of(endpoint));
    }

    private static Uni<?> tried(UnsentDeliveries waiting, UUID endpoint, long after) {
        return waiting.connection().preparedQuery(TRIED).execute(Tuple.of(endpoint, after));
    }

    private static Uni<UUID> blocked(UnsentDeliveries waiting, boolean ordered) {
        return waiting.endpoint(Org.ACME.id(), ordered)
                .call(id -> waiting.due(id, 0, "job:a", VERY_MANY))
                .call(
                        id ->
                                waiting.connection()
                                        .preparedQuery(UNDER_WAY)
                                        .execute(Tuple.of(id, Uuid7.next())));
    }

    private Uni<List<String>> taken(UnsentDeliveries waiting) {
        return due.take(waiting.connection(), Uuid7.next(), new Room(100, 100, Map.of()))
                .map(taken -> taken.stream().map(DueDelivery::eventId).toList());
    }
}
