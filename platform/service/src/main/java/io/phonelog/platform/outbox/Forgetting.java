package io.phonelog.platform.outbox;

import io.phonelog.platform.idempotency.IdempotencyConfig;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;

/**
 * Forgets what was remembered only to recognise a repetition: handled events, when Kafka cannot
 * deliver them again, and idempotency keys, when their day is over.
 */
@ApplicationScoped
public class Forgetting {
    private final Transactions transactions;
    private final InboxConfig inbox;
    private final IdempotencyConfig keys;

    public Forgetting(Transactions transactions, InboxConfig inbox, IdempotencyConfig keys) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.keys = keys;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        Instant now = Instant.now();
        return transactions.inBackground(
                () ->
                        delete("delete from inbox where handled_at < :end", now, inbox.retention())
                                .chain(
                                        () ->
                                                delete(
                                                        "delete from idempotency_key where created_at < :end",
                                                        now,
                                                        keys.retention()))
                                .replaceWithVoid());
    }

    private static Uni<Integer> delete(String statement, Instant now, Duration retention) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(statement)
                                        .setParameter("end", now.minus(retention))
                                        .executeUpdate());
    }
}
