package io.phonelog.notification.health;

import io.phonelog.notification.retention.RetentionConfig;
import io.phonelog.notification.retention.Rounds;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Ends what waits for webhooks that stay disabled, so that they do not keep the log from being
 * pruned, and forgets replays that were done long ago.
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

    private final Rounds rounds;
    private final RetentionConfig config;

    public Tidying(Rounds rounds, RetentionConfig config) {
        this.rounds = rounds;
        this.config = config;
    }

    @Scheduled(
            identity = "webhook-tidying",
            every = "${phonelog.notification.prune-interval}",
            delayed = "30s",
            concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> tidy() {
        return rounds.ofOlderThan(config.logRetention(), CANCEL)
                .chain(() -> rounds.ofOlderThan(config.deliveryRetention(), FORGET_REPLAYS));
    }
}
