package io.phonelog.event.read;

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
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds events by whom they were with: first the contacts that fit best, which are few, then their
 * newest events. The best fitting contact's events come first.
 */
@ApplicationScoped
public class EventSearch {
    /** Contacts beyond these fit so badly, or so many fit, that more would not help. */
    private static final int MOST_CONTACTS = 50;

    private static final int CURSOR_SIZE = 4;

    private static final String BY_NUMBER =
            """
            select address, max(cast(case
                     when address in (:digits, :international) then 1.0
                     when address like :tail then 0.9
                     when address like :head or address like :internationalHead then 0.8
                     else 0.6 end as float8)) as score
            from party where address like :part
            group by address order by score desc, address limit %d"""
                    .formatted(MOST_CONTACTS);

    private static final String BY_TEXT =
            """
            select address, max(cast(case
                     when lower(name) = lower(:text) or lower(address) = lower(:text) then 1.0
                     when name ilike :head or address ilike :head then 0.9
                     when name ilike :part or address ilike :part then 0.8
                     else 0.75 * word_similarity(:text, name) end as float8)) as score
            from party
            where name ilike :part or address ilike :part or name %%> :text
            group by address order by score desc, address limit %d"""
                    .formatted(MOST_CONTACTS);

    private static final String EVENTS =
            """
            select m.score, e.origin, e.detail
            from unnest(cast(:addresses as text[]), cast(:scores as float8[])) as m (address, score),
            lateral (
                select e.id, e.start_at, e.origin, e.detail from event e
                where e.contact = m.address and %1$s %2$s
                order by e.start_at desc, e.id desc, e.origin desc limit %3$d) as e
            order by m.score desc, e.start_at desc, e.id desc, e.origin desc limit %3$d""";

    private static final String AFTER =
            """
            and (m.score < :afterScore or m.score = :afterScore
                 and (e.start_at, e.id, e.origin) < (%s, :afterId, :afterOrigin))""";

    private static final String COUNT =
            """
            select count(*), 0 from (
                select 1 from event e where e.contact = any(cast(:addresses as text[])) and %s
                limit %d) as counted"""
                    .formatted("%s", Total.EXACT_UP_TO + 1);

    private final BoundedReads reads;

    EventSearch(BoundedReads reads) {
        this.reads = reads;
    }

    /** A contact that fits. */
    private record Match(String address, double score) {}

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
                        matches(session, term)
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

    private static Uni<List<Match>> matches(Mutiny.Session session, SearchTerm term) {
        var query =
                session.createNativeQuery(term.isNumber() ? BY_NUMBER : BY_TEXT, Object[].class);
        if (term.isNumber()) {
            String digits = term.digits();
            query.setParameter("digits", digits)
                    .setParameter("international", "+" + digits)
                    .setParameter("tail", "%" + term.part())
                    .setParameter("head", digits + "%")
                    .setParameter("internationalHead", "+" + digits + "%")
                    .setParameter("part", "%" + term.part() + "%");
        } else {
            String literal = EventSql.literally(term.text());
            query.setParameter("text", term.text())
                    .setParameter("head", literal + "%")
                    .setParameter("part", "%" + literal + "%");
        }
        return query.getResultList()
                .map(
                        rows ->
                                rows.stream()
                                        .map(
                                                row ->
                                                        new Match(
                                                                (String) row[0],
                                                                ((Number) row[1]).doubleValue()))
                                        .toList());
    }

    private static Uni<Page<SearchHit>> page(
            Mutiny.Session session,
            SearchTerm term,
            List<Match> matches,
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
            Mutiny.Session session, List<Match> matches, EventFilter filter) {
        return new EventSql(filter)
                .with(session, COUNT)
                .setParameter("addresses", addresses(matches))
                .getSingleResult()
                .map(row -> Total.counted(((Number) row[0]).longValue()));
    }

    private static Uni<List<Hit>> hits(
            Mutiny.Session session,
            List<Match> matches,
            EventFilter filter,
            PageQuery query,
            @Nullable Cursor after) {
        Map<String, Object> place = new HashMap<>();
        String afterSql = after == null ? "" : after(after, place);
        var events =
                new EventSql(filter)
                        .with(session, EVENTS.formatted("%s", afterSql, query.fetch()))
                        .setParameter("addresses", addresses(matches))
                        .setParameter(
                                "scores",
                                matches.stream().map(Match::score).toArray(Double[]::new));
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

    private static String[] addresses(List<Match> matches) {
        return matches.stream().map(Match::address).toArray(String[]::new);
    }

    private static Uni<List<Hit>> withOrigins(Mutiny.Session session, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createQuery("from Origin where id in :ids", Origin.class)
                .setParameter(
                        "ids",
                        rows.stream().map(row -> (Integer) row[1]).collect(Collectors.toSet()))
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
                                                                        (byte[]) row[2]),
                                                                ((Number) row[0]).doubleValue()))
                                        .toList());
    }
}
