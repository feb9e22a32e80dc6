package io.phonelog.notification.webhook;

import io.phonelog.platform.paging.PageQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** The webhooks of tenants. */
@ApplicationScoped
public class WebhookRepository implements PanacheRepositoryBase<Webhook, UUID> {

    /** Newest first; ids say when they were made. */
    Uni<List<Webhook>> page(UUID org, PageQuery query) {
        var cursor = query.cursor(1);
        @Nullable UUID before = cursor == null ? null : cursor.value(0, UUID::fromString);
        var rows =
                before == null
                        ? find("orgId = ?1 order by id desc", org)
                        : find("orgId = ?1 and id < ?2 order by id desc", org, before);
        return rows.range(0, query.fetch() - 1).list();
    }

    Uni<Long> countOf(UUID org) {
        return count("orgId", org);
    }

    Uni<@Nullable Webhook> of(UUID org, UUID id) {
        return find("orgId = ?1 and id = ?2", org, id).firstResult();
    }
}
