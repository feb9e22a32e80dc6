package io.phonelog.platform.outbox;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.platform.messaging.Consumption;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Handles each fact once, however often it is delivered: what was handled is remembered in the
 * transaction of its effect.
 */
@ApplicationScoped
public class Inbox {
    private static final String INSERT =
            """
            insert into inbox (consumer, event_id, org_id) values (:consumer, :id, :org)
            on conflict do nothing""";

    private final Consumption consumption;
    private final Transactions transactions;

    public Inbox(Consumption consumption, Transactions transactions) {
        this.consumption = consumption;
        this.transactions = transactions;
    }

    /**
     * Handles a message in a transaction of its tenant, unless this consumer has handled it before.
     *
     * @param consumer names who handles, as several may handle the same event
     */
    public Uni<Void> once(
            String consumer,
            ConsumerRecord<String, byte[]> message,
            Function<CloudEvent<?>, Uni<Void>> work) {
        return consumption.of(message, event -> handle(consumer, event, () -> work.apply(event)));
    }

    private Uni<Void> handle(String consumer, CloudEvent<?> event, Supplier<Uni<Void>> work) {
        Supplier<Uni<Void>> unlessSeen =
                () ->
                        remember(consumer, event)
                                .chain(fresh -> fresh ? work.get() : Uni.createFrom().voidItem());
        UUID org = event.orgid();
        return org == null
                ? transactions.inBackground(unlessSeen)
                : transactions.inTenant(org, unlessSeen);
    }

    private static Uni<Boolean> remember(String consumer, CloudEvent<?> event) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(INSERT)
                                        .setParameter("consumer", consumer)
                                        .setParameter("id", event.id())
                                        .setParameter("org", event.orgid())
                                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }
}
