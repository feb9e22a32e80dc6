package io.phonelog.event.read;

import io.phonelog.event.store.Findables.Kind;
import io.phonelog.event.store.Origin;
import io.phonelog.event.store.StartTime;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds events by whom they were with and where: first the contacts and places that fit best, which
 * are few, then their newest events. What fits best comes first.
 */
@ApplicationScoped
public class EventSearch {
    private static final int CURSOR_SIZE = 4;

    private static final String AFTER =
            """
            and (m.score < :afterScore or m.score = :afterScore
                 and (e.start_at, e.id, e.origin) < (%s, :afterId, :afterOrigin))""";

    private final BoundedReads reads;

    EventSearch(BoundedReads reads) {
        this.reads = reads;
    }

    /** An event that fits. */
    private record Hit(OriginEvents.Found found, double score) {
        Cursor place() {
            return Cursor.of(
                    score,
                    StartTime.micros(found.event().time().start()),
                    found.event().eventId(),
                    found.origin().id());
        }
    }

    Uni<Page<SearchHit>> page(SearchTerm term, EventFilter filter, PageQuery query) {
        Cursor after = query.cursor(CURSOR_SIZE);
        return reads.of(
                session ->
                        SearchMatch.of(session, term)
                                .chain(
                                        matches ->
                                                matches.isEmpty()
                                                        ? Uni.createFrom().item(none(query))
                                                        : page(
                                                                session, term, matches, filter,
                                                                query, after)));
    }

    private static Page<SearchHit> none(PageQuery query) {
        return Page.of(
                List.<SearchHit>of(), query, Total.counted(0), hit -> hit, hit -> Cursor.of());
    }

    private static Uni<Page<SearchHit>> page(
            Mutiny.Session session,
            SearchTerm term,
            List<SearchMatch> matches,
            EventFilter filter,
            PageQuery query,
            @Nullable Cursor after) {
        return count(session, matches, filter)
                .chain(
                        total ->
                                hits(session, matches, filter, query, after)
                                        .map(
                                                hits ->
                                                        Page.of(
                                                                hits,
                                                                query,
                                                                total,
                                                                hit ->
                                                                        SearchHit.of(
                                                                                hit.found().view(),
                                                                                hit.score(),
                                                                                term),
                                                                Hit::place)));
    }

    private static Uni<Total> count(
            Mutiny.Session session, List<SearchMatch> matches, EventFilter filter) {
        return new EventSql(filter)
                .with(session, SearchSql.COUNT)
                .setParameter("contacts", addresses(matches, Kind.CONTACT))
                .setParameter("places", addresses(matches, Kind.PLACE))
                .getSingleResult()
                .map(row -> Total.counted(((Number) row[0]).longValue()))
                .map(total -> SearchMatch.areAll(matches) ? total : total.atLeast());
    }

    private static Uni<List<Hit>> hits(
            Mutiny.Session session,
            List<SearchMatch> matches,
            EventFilter filter,
            PageQuery query,
            @Nullable Cursor after) {
        Map<String, Object> place = new HashMap<>();
        String afterSql = after == null ? "" : after(after, place);
        var events =
                new EventSql(filter)
                        .with(
                                session,
                                SearchSql.EVENTS.formatted(
                                        "%1$s", afterSql, query.fetch(), EventSql.MARK))
                        .setParameter("contacts", addresses(matches, Kind.CONTACT))
                        .setParameter(
                                "addresses",
                                matches.stream().map(SearchMatch::address).toArray(String[]::new))
                        .setParameter(
                                "ofPlaces",
                                matches.stream()
                                        .map(match -> match.kind() == Kind.PLACE)
                                        .toArray(Boolean[]::new))
                        .setParameter(
                                "scores",
                                matches.stream().map(SearchMatch::score).toArray(Double[]::new));
        place.forEach(events::setParameter);
        return events.getResultList().chain(rows -> withOrigins(session, rows));
    }

    private static String after(Cursor cursor, Map<String, Object> place) {
        long start = cursor.value(1, EventSql::start);
        String startSql = "'-infinity'";
        if (start != StartTime.NONE) {
            startSql = ":afterStart";
            place.put("afterStart", StartTime.instant(start));
        }
        place.put("afterScore", cursor.value(0, Double::valueOf));
        place.put("afterId", cursor.value(2, UUID::fromString));
        place.put("afterOrigin", cursor.value(3, Integer::valueOf));
        return AFTER.formatted(startSql);
    }

    private static @Nullable Original original(Object[] row) {
        return row[3] == null ? null : new Original((UUID) row[3], (Integer) row[4]);
    }

    private static String[] addresses(List<SearchMatch> matches, Kind kind) {
        return matches.stream()
                .filter(match -> match.kind() == kind)
                .map(SearchMatch::address)
                .toArray(String[]::new);
    }

    private static Uni<List<Hit>> withOrigins(Mutiny.Session session, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createQuery("from Origin where id in :ids", Origin.class)
                .setParameter(
                        "ids",
                        rows.stream()
                                .flatMap(row -> Stream.of(row[1], row[4]))
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()))
                .getResultList()
                .map(OriginEvents::of)
                .map(
                        events ->
                                rows.stream()
                                        .map(
                                                row ->
                                                        new Hit(
                                                                events.read(
                                                                        (Integer) row[1],
                                                                        (byte[]) row[2],
                                                                        original(row)),
                                                                ((Number) row[0]).doubleValue()))
                                        .toList());
    }
}
