package io.phonelog.notification.health;

import io.phonelog.notification.retention.RetentionConfig;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Ends what waits for webhooks that stay disabled, so that they do not keep the log from being pruned,
 * and forgets replays that were done long ago.
 */
@ApplicationScoped
public class Tidying {
    private static final String CANCEL =
            """
            update delivery set state = 'CANCELLED', done_at = now() where id in (
                select d.id from webhook w join delivery d on d.webhook_id = w.id
                where not w.enabled and d.state = 'PENDING' and d.created_at < $2
                limit $1 for update of d skip locked)""";
    private static final String FORGET_REPLAYS =
            """
            delete from replay where id in (
                select id from replay where done_at < $2 limit $1 for update skip locked)""";

    private final PoolTransactions transactions;
    private final RetentionConfig config;

    public Tidying(PoolTransactions transactions, RetentionConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    @Scheduled(
            identity = "webhook-tidying",
            every = "${phonelog.notification.prune-interval}",
            delayed = "30s",
            concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> tidy() {
        return all(CANCEL, config.logRetention())
                .chain(() -> all(FORGET_REPLAYS, config.deliveryRetention()));
    }

    private Uni<Void> all(String statement, Duration age) {
        OffsetDateTime before = Instant.now().minus(age).atOffset(ZoneOffset.UTC);
        Tuple values = Tuple.of(config.pruneBatch(), before);
        return transactions
                .inBackground(connection -> connection.preparedQuery(statement).execute(values))
                .map(SqlResult::rowCount)
                .repeat()
                .whilst(changed -> changed == config.pruneBatch())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
