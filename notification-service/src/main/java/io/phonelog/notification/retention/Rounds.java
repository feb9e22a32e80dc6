package io.phonelog.notification.retention;

import io.phonelog.platform.tenancy.PoolTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Statements about what is old, repeated in short transactions until nothing is left for them. */
@ApplicationScoped
public class Rounds {
    private final PoolTransactions transactions;
    private final RetentionConfig config;

    public Rounds(PoolTransactions transactions, RetentionConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /** Of what is older: $1 is the most rows of a round, $2 the time before which they are from. */
    public Uni<Void> ofOlderThan(Duration age, String statement) {
        return all(statement, Tuple.of(config.pruneBatch(), before(age)));
    }

    /** Of everything that the statement finds: $1 is the most rows of a round. */
    Uni<Void> ofAll(String statement) {
        return all(statement, Tuple.of(config.pruneBatch()));
    }

    /** Once, with the time so long ago as $1. */
    Uni<Integer> once(String statement, Duration age) {
        return execute(statement, Tuple.of(before(age)));
    }

    private Uni<Void> all(String statement, Tuple values) {
        return execute(statement, values)
                .repeat()
                .whilst(changed -> changed == config.pruneBatch())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> execute(String statement, Tuple values) {
        return transactions
                .inBackground(connection -> connection.preparedQuery(statement).execute(values))
                .map(SqlResult::rowCount);
    }

    private static OffsetDateTime before(Duration age) {
        return Instant.now().minus(age).atOffset(ZoneOffset.UTC);
    }
}
