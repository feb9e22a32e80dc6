package io.phonelog.platform.outbox;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageJson;
import io.phonelog.platform.messaging.Consumption;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Handles each fact once, however often it is delivered: what was handled is remembered in the
 * transaction of its effect.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final String INSERT =
            """
            insert into inbox (consumer, event_id, org_id)
            select cast(:consumer as text), id, cast(:org as uuid)
            from json_array_elements_text(cast(cast(:ids as text) as json)) id
            on conflict do nothing
            returning event_id""";

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
        return consumption.of(
                message, event -> handle(consumer, List.of(event), events -> work.apply(event)));
    }

    /**
     * Handles messages that came together: those of a tenant in one transaction, in their order.
     * When that fails, each is handled alone.
     *
     * @param work takes events of one tenant, or such as have none
     */
    public Uni<Void> onceEach(
            String consumer,
            ConsumerRecords<String, byte[]> messages,
            Function<List<CloudEvent<?>>, Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> together(consumer, messages, work))
                .onFailure()
                .invoke(
                        cause ->
                                LOG.infof(
                                        "Handling one by one: consumer=%s messages=%d cause=%s",
                                        consumer, messages.count(), cause))
                .onFailure()
                .recoverWithUni(
                        () ->
                                oneByOne(
                                        messages,
                                        message ->
                                                once(
                                                        consumer,
                                                        message,
                                                        event -> work.apply(List.of(event)))));
    }

    private Uni<Void> together(
            String consumer,
            ConsumerRecords<String, byte[]> messages,
            Function<List<CloudEvent<?>>, Uni<Void>> work) {
        Map<Optional<UUID>, List<CloudEvent<?>>> ofTenants = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            CloudEvent<?> event = MessageJson.read(message.value());
            ofTenants
                    .computeIfAbsent(
                            Optional.ofNullable(event.orgid()), tenant -> new ArrayList<>())
                    .add(event);
        }
        return oneByOne(ofTenants.values(), events -> handle(consumer, events, work));
    }

    private static <T> Uni<Void> oneByOne(Iterable<T> things, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> handle(
            String consumer,
            List<CloudEvent<?>> events,
            Function<List<CloudEvent<?>>, Uni<Void>> work) {
        UUID org = events.get(0).orgid();
        Supplier<Uni<Void>> unlessSeen =
                () ->
                        remember(consumer, org, events)
                                .chain(
                                        fresh ->
                                                fresh.isEmpty()
                                                        ? Uni.createFrom().voidItem()
                                                        : work.apply(fresh));
        return org == null
                ? transactions.inBackground(unlessSeen)
                : transactions.inTenant(org, unlessSeen);
    }

    /** Those that were not handled before, in their order. */
    private static Uni<List<CloudEvent<?>>> remember(
            String consumer, @Nullable UUID org, List<CloudEvent<?>> events) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(INSERT, String.class)
                                        .setParameter("consumer", consumer)
                                        .setParameter("ids", idsOf(events))
                                        .setParameter("org", org)
                                        .getResultList())
                .map(
                        ids -> {
                            Set<String> fresh = new HashSet<>(ids);
                            return events.stream()
                                    .filter(event -> fresh.remove(event.id()))
                                    .toList();
                        });
    }

    private static String idsOf(List<CloudEvent<?>> events) {
        return events.stream()
                .map(CloudEvent::id)
                .collect(JsonArray::new, JsonArray::add, JsonArray::addAll)
                .encode();
    }
}
