package io.phonelog.notification.history;

import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** The deliveries of the current tenant, to be read. */
@ApplicationScoped
public class DeliveryRepository implements PanacheRepositoryBase<Delivery, UUID> {
    private static final String COUNT =
            """
            select count(*) from
                (select 1 from delivery where webhook_id = :webhook limit :most) as counted""";

    Uni<@Nullable Delivery> of(UUID webhookId, UUID id) {
        return find("webhookId = ?1 and id = ?2", webhookId, id).firstResult();
    }

    /** Newest first; ids say when they were made. */
    Uni<List<Delivery>> page(UUID webhookId, PageQuery query) {
        var cursor = query.cursor(1);
        @Nullable UUID before = cursor == null ? null : cursor.value(0, UUID::fromString);
        var rows =
                before == null
                        ? find("webhookId = ?1 order by id desc", webhookId)
                        : find("webhookId = ?1 and id < ?2 order by id desc", webhookId, before);
        return rows.range(0, query.fetch() - 1).list();
    }

    Uni<Total> total(UUID webhookId) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(COUNT, Long.class)
                                        .setParameter("webhook", webhookId)
                                        .setParameter("most", Total.EXACT_UP_TO + 1)
                                        .getSingleResult())
                .map(Total::counted);
    }
}
