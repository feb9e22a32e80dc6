package io.phonelog.event.read;

import io.phonelog.event.read.OriginEvents.Found;
import io.phonelog.event.store.Origin;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds events. */
@ApplicationScoped
public class EventRepository {
    static final String BY_ID =
            """
            select e.id, e.origin, e.detail, d.original_id, d.original_origin
            from (select e.org_id, e.start_at, e.id, e.origin, e.detail from event e
                  where e.id = :id order by e.origin desc limit 1) e %s"""
                    .formatted(EventSql.MARK);

    private final BoundedReads reads;

    EventRepository(BoundedReads reads) {
        this.reads = reads;
    }

    Uni<Page<EventView>> page(EventFilter filter, boolean newestFirst, PageQuery query) {
        Cursor after = query.cursor(EventSql.CURSOR_SIZE);
        return reads.of(
                session ->
                        EventTotal.of(session, filter)
                                .chain(
                                        total ->
                                                page(session, filter, newestFirst, query, after)
                                                        .map(
                                                                found ->
                                                                        pageOf(
                                                                                found, query,
                                                                                total))));
    }

    /** The event, of the latest run that read it; null when the caller's tenant has none. */
    Uni<@Nullable EventView> find(UUID id) {
        return reads.of(
                session ->
                        session.createNativeQuery(BY_ID, StoredEvent.class)
                                .setParameter("id", id)
                                .getResultList()
                                .chain(rows -> withOrigins(session, rows))
                                .map(found -> found.isEmpty() ? null : found.get(0).view()));
    }

    private static Uni<List<Found>> page(
            Mutiny.Session session,
            EventFilter filter,
            boolean newestFirst,
            PageQuery query,
            @Nullable Cursor after) {
        return new EventSql(filter)
                .page(session, newestFirst, after, query.fetch())
                .getResultList()
                .chain(rows -> withOrigins(session, rows));
    }

    private static Page<EventView> pageOf(List<Found> found, PageQuery query, Total total) {
        return Page.of(found, query, total, Found::view, Found::place);
    }

    private static Uni<List<Found>> withOrigins(Mutiny.Session session, List<StoredEvent> rows) {
        Set<Integer> ids = rows.stream().flatMap(StoredEvent::origins).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createQuery("from Origin where id in :ids", Origin.class)
                .setParameter("ids", ids)
                .getResultList()
                .map(OriginEvents::of)
                .map(events -> rows.stream().map(events::read).toList());
    }
}
