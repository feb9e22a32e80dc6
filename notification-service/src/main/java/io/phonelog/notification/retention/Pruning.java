package io.phonelog.notification.retention;

import io.phonelog.notification.push.PushConfig;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

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
            update log_head h set pruned = m.mark, pruned_before = $1
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

    private static final String DELETE_SUBSCRIPTIONS =
            """
            delete from push_subscription where id in (
                select id from push_subscription where confirmed_at < $2
                limit $1 for update skip locked)""";

    private final Rounds rounds;
    private final RetentionConfig config;
    private final PushConfig push;

    public Pruning(Rounds rounds, RetentionConfig config, PushConfig push) {
        this.rounds = rounds;
        this.config = config;
        this.push = push;
    }

    @Scheduled(
            identity = "notification-pruning",
            every = "${phonelog.notification.prune-interval}",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> prune() {
        // Deliveries first: what they no longer wait for goes in the same round.
        return rounds.ofOlderThan(config.deliveryRetention(), DELETE_DELIVERIES)
                .chain(() -> rounds.once(MOVE_MARKS, config.logRetention()))
                .chain(() -> rounds.ofAll(DELETE_ENTRIES))
                .chain(
                        () ->
                                rounds.ofOlderThan(
                                        config.notificationRetention(), DELETE_NOTIFICATIONS))
                .chain(() -> rounds.ofOlderThan(push.lifetime(), DELETE_SUBSCRIPTIONS));
    }
}
