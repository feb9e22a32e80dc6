package io.phonelog.notification.webhook;

import io.phonelog.notification.webhook.WebhookFilter.Conditions;
import io.phonelog.platform.paging.PageQuery;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** The webhooks of tenants. */
@ApplicationScoped
public class WebhookRepository implements PanacheRepositoryBase<Webhook, UUID> {
    private static final String HOLD =
            "select webhook_id from webhook_health where webhook_id = :id for update";
    private static final String FRESH_START =
            """
            with waiting as (
                update delivery set due_at = now()
                where webhook_id = :id and state = 'PENDING' and sender is null and due_at > now())
            update webhook_health
            set failures = 0, paused_until = null, failing_since = null where webhook_id = :id""";

    /** Newest first; ids say when they were made. */
    Uni<List<Webhook>> page(Conditions wanted, PageQuery query) {
        var cursor = query.cursor(1);
        Conditions rest =
                wanted.and("id <", cursor == null ? null : cursor.value(0, UUID::fromString));
        return find(rest.text() + " order by id desc", rest.values().toArray())
                .range(0, query.fetch() - 1)
                .list();
    }

    Uni<Long> count(Conditions wanted) {
        return count(wanted.text(), wanted.values().toArray());
    }

    Uni<Long> countOf(UUID org) {
        return count("orgId", org);
    }

    Uni<@Nullable Webhook> of(UUID org, UUID id) {
        return find("orgId = ?1 and id = ?2", org, id).firstResult();
    }

    /** Until the end of the transaction nobody else changes it, or sends what waits for it. */
    Uni<@Nullable Webhook> ofForChange(UUID org, UUID id) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(HOLD, UUID.class)
                                        .setParameter("id", id)
                                        .getSingleResultOrNull())
                .chain(
                        () ->
                                find("orgId = ?1 and id = ?2", org, id)
                                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                                        .firstResult());
    }

    /**
     * Forgets failures and has what waits tried at once: what caused them may be changed. Of an
     * endpoint that is held.
     */
    Uni<Void> giveAFreshStart(UUID id) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(FRESH_START)
                                        .setParameter("id", id)
                                        .executeUpdate())
                .replaceWithVoid();
    }
}
