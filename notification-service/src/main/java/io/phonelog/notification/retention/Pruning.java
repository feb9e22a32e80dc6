package io.phonelog.notification.retention;

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
 * Deletes what is too old, batch by batch. A delivery that is pending stays, and so does the event
 * that it will send. Of a log the beginning goes, never something from between: first the tenant's
 * mark moves, then what is before it is deleted, so that no reader takes a hole for silence. Any
 * number of replicas may prune at once.
 */
@ApplicationScoped
public class Pruning {
    private static final String MOVE_MARKS =
            """
            update log_head h set pruned = m.mark
            from (
                select org_id, coalesce(
                    (select e.sequence - 1 from log_entry e
                        where e.org_id = o.org_id and e.sequence > o.pruned and e.time >= $1
                        order by e.sequence limit 1),
                    (select max(e.sequence) from log_entry e where e.org_id = o.org_id)) as mark
                from (select * from log_head order by org_id for update) o) m
            where m.org_id = h.org_id and m.mark > h.pruned""";
    private static final String DELETE_ENTRIES =
            """
            delete from log_entry where (org_id, sequence) in (
                select e.org_id, e.sequence
                from log_head h join log_entry e on e.org_id = h.org_id and e.sequence <= h.pruned
                where not exists (
                    select 1 from delivery d
                    where d.org_id = e.org_id and d.sequence = e.sequence and d.state = 'PENDING')
                limit $1 for update of e skip locked)""";
    private static final String DELETE_DELIVERIES =
            """
            delete from delivery where id in (
                select id from delivery where state <> 'PENDING' and done_at < $2
                limit $1 for update skip locked)""";

    private static final String DELETE_NOTIFICATIONS =
            """
            delete from notification where id in (
                select id from notification where time < $2 limit $1 for update skip locked)""";

    private final PoolTransactions transactions;
    private final RetentionConfig config;

    public Pruning(PoolTransactions transactions, RetentionConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    @Scheduled(
            identity = "notification-pruning",
            every = "${phonelog.notification.prune-interval}",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> prune() {
        Instant now = Instant.now();
        // Deliveries first: what they no longer wait for goes in the same round.
        return deleteAll(
                        DELETE_DELIVERIES,
                        Tuple.of(config.pruneBatch(), before(now, config.deliveryRetention())))
                .chain(() -> execute(MOVE_MARKS, Tuple.of(before(now, config.logRetention()))))
                .chain(() -> deleteAll(DELETE_ENTRIES, Tuple.of(config.pruneBatch())))
                .chain(
                        () ->
                                deleteAll(
                                        DELETE_NOTIFICATIONS,
                                        Tuple.of(
                                                config.pruneBatch(),
                                                before(now, config.notificationRetention()))));
    }

    private Uni<Void> deleteAll(String statement, Tuple values) {
        return execute(statement, values)
                .repeat()
                .whilst(deleted -> deleted == config.pruneBatch())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> execute(String statement, Tuple values) {
        return transactions
                .inBackground(connection -> connection.preparedQuery(statement).execute(values))
                .map(SqlResult::rowCount);
    }

    private static OffsetDateTime before(Instant now, Duration retention) {
        return now.minus(retention).atOffset(ZoneOffset.UTC);
    }
}
