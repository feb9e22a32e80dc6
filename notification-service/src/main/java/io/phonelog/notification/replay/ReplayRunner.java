package io.phonelog.notification.replay;

import io.phonelog.platform.outbox.CommitSignal;
import io.phonelog.platform.outbox.WakeUps;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;

/**
 * Moves past events into the queues of their endpoints, part by part, and notes in the same
 * transaction how far it came: any replica goes on after one that died. No endpoint gets so much at
 * once that what happens now would wait behind it for long.
 */
@ApplicationScoped
public class ReplayRunner {
    private static final int PART = 1_000;
    private static final int WAITING_AT_MOST = 1_000;
    private static final Duration LOOK = Duration.ofSeconds(2);

    /**
     * $1 how much of the log to go through, $2 how many deliveries may wait. The log is not pruned
     * meanwhile; what was pruned before its turn came is a gap.
     */
    private static final String ADVANCE =
            """
            with r as (
                select r.*, h.pruned, h.pruned_before
                from replay r
                join webhook w on w.id = r.webhook_id and w.enabled
                join log_head h on h.org_id = r.org_id
                where r.done_at is null and $2 > (
                    select count(*) from (
                        select 1 from delivery d
                        where d.webhook_id = r.webhook_id and d.state = 'PENDING' limit $2) waiting)
                order by r.id limit 1
                for update of r skip locked for key share of w, h skip locked),
            queued as (
                insert into delivery
                    (id, org_id, webhook_id, sequence, event_id, stream, type, due_at, created_at)
                select uuid7(), l.org_id, w.id, l.sequence, l.event_id, l.stream, l.type, now(), now()
                from r join webhook w on w.id = r.webhook_id
                join log_entry l on l.org_id = r.org_id and l.sequence > r.sequence
                    and l.sequence <= least(r.sequence + $1, r.last_sequence)
                    and l.sequence > r.pruned
                where %s
                order by l.sequence
                returning 1)
            update replay t
            set sequence = least(t.sequence + $1, t.last_sequence),
                queued = t.queued + (select count(*) from queued),
                gap = t.gap or (r.pruned > t.sequence and t.since < r.pruned_before),
                done_at = case when t.sequence + $1 >= t.last_sequence then now() end
            from r where t.id = r.id"""
                    .formatted(Replays.FITS);

    private final PoolTransactions transactions;
    private final CommitSignal commits;
    private final WakeUps passes = new WakeUps("Webhook replay", this::advance);

    public ReplayRunner(PoolTransactions transactions, CommitSignal commits) {
        this.transactions = transactions;
        this.commits = commits;
    }

    void start(@Observes StartupEvent started) {
        commits.onCommit("replay", payload -> passes.wake());
        passes.lookAnyway(LOOK);
    }

    void stop(@Observes ShutdownEvent stopping) {
        passes.stop();
    }

    private Uni<Void> advance() {
        return transactions
                .inBackground(
                        connection ->
                                connection
                                        .preparedQuery(ADVANCE)
                                        .execute(Tuple.of(PART, WAITING_AT_MOST)))
                .map(SqlResult::rowCount)
                .invoke(
                        advanced -> {
                            if (advanced > 0) {
                                passes.wake();
                            }
                        })
                .replaceWithVoid();
    }
}
