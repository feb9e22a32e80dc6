package io.phonelog.notification.history;

import static io.phonelog.notification.NotificationProblem.DELIVERY_NOT_FOUND;
import static io.phonelog.notification.NotificationProblem.EVENT_FORGOTTEN;
import static io.phonelog.notification.NotificationProblem.WEBHOOK_DISABLED;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.delivery.DeliveryState;
import io.phonelog.notification.webhook.Webhook;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Puts into an endpoint's queue what its owner asks for: a test, or an event once more. Both take
 * the road of every delivery. If the breaker is open it lets one message through.
 */
@ApplicationScoped
public class SendAgain {
    private static final String TEST =
            """
            insert into delivery (id, org_id, webhook_id, sequence, event_id, stream, type, due_at,
                created_at, data)
            select :id, org_id, id, 0, cast(:event as text), 'webhook:' || id, 'webhook.test', now(),
                now(), cast(json_build_object('webhookId', id) as text)
            from webhook where id = :webhook""";
    private static final String AGAIN =
            """
            insert into delivery (id, org_id, webhook_id, sequence, event_id, stream, type, due_at,
                created_at, data)
            select :id, d.org_id, d.webhook_id, d.sequence, d.event_id, d.stream, d.type, now(),
                now(), d.data
            from delivery d
            where d.id = :delivery and (d.data is not null or d.sequence in (
                select l.sequence from log_entry l
                where l.org_id = d.org_id and l.sequence > :pruned))""";

    /**
     * Nothing is pruned until the end of the transaction, as pruning begins with moving the mark.
     */
    private static final String KEEP_LOG =
            "select pruned from log_head where org_id = :org for key share";

    private static final String NOW =
            """
            update delivery set due_at = now()
            where id = :delivery and state = 'PENDING' and sender is null""";
    private static final String TRY =
            "update webhook_health set paused_until = null where webhook_id = :webhook";

    private final DeliveryRepository deliveries;
    private final AttemptLog attempts;

    public SendAgain(DeliveryRepository deliveries, AttemptLog attempts) {
        this.deliveries = deliveries;
        this.attempts = attempts;
    }

    Uni<DeliveryView> test(Webhook webhook) {
        requireEnabled(webhook);
        UUID id = Uuid7.next();
        UUID event = Uuid7.next();
        return closeBreaker(webhook)
                .chain(
                        () ->
                                update(
                                        TEST,
                                        Map.of(
                                                "id", id,
                                                "event", event.toString(),
                                                "webhook", webhook.id())))
                .chain(() -> view(webhook, id));
    }

    Uni<DeliveryView> again(Webhook webhook, UUID deliveryId) {
        requireEnabled(webhook);
        return closeBreaker(webhook)
                .chain(() -> deliveries.of(webhook.id(), deliveryId))
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                DELIVERY_NOT_FOUND.because(
                                        "There is no delivery " + deliveryId + "."))
                .chain(
                        delivery ->
                                delivery.state() == DeliveryState.PENDING
                                        ? hasten(delivery.id())
                                        : repeat(webhook, delivery.id()))
                .chain(id -> view(webhook, id));
    }

    /** First, as all who hold an endpoint do: see the package of deliveries. */
    private static Uni<Integer> closeBreaker(Webhook webhook) {
        return update(TRY, Map.of("webhook", webhook.id()));
    }

    private static Uni<UUID> hasten(UUID delivery) {
        return update(NOW, Map.of("delivery", delivery)).replaceWith(delivery);
    }

    private static Uni<UUID> repeat(Webhook webhook, UUID delivery) {
        UUID id = Uuid7.next();
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(KEEP_LOG, Long.class)
                                        .setParameter("org", webhook.orgId())
                                        .getSingleResultOrNull())
                .map(pruned -> Objects.requireNonNullElse(pruned, 0L))
                .chain(
                        pruned ->
                                update(
                                        AGAIN,
                                        Map.of("id", id, "delivery", delivery, "pruned", pruned)))
                .map(
                        added -> {
                            if (added == 0) {
                                throw EVENT_FORGOTTEN.because(
                                        "Events can be sent again as long as the log keeps them.");
                            }
                            return id;
                        });
    }

    private Uni<DeliveryView> view(Webhook webhook, UUID id) {
        return Uni.combine()
                .all()
                .unis(deliveries.of(webhook.id(), id), attempts.of(id))
                .usingConcurrencyOf(1)
                .with((delivery, made) -> DeliveryView.of(Objects.requireNonNull(delivery), made));
    }

    private static void requireEnabled(Webhook webhook) {
        if (!webhook.enabled()) {
            throw WEBHOOK_DISABLED.because("Enable it first: PUT it with enabled true.");
        }
    }

    private static Uni<Integer> update(String statement, Map<String, Object> parameters) {
        return Panache.getSession()
                .chain(
                        session -> {
                            var query = session.createNativeQuery(statement);
                            parameters.forEach(query::setParameter);
                            return query.executeUpdate();
                        });
    }
}
