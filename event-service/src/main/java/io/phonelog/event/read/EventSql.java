package io.phonelog.event.read;

import io.phonelog.event.read.EventFilter.Duplicates;
import io.phonelog.event.store.StartTime;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Total;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The SQL of a filter. Conditions are fixed texts; what clients wrote travels as parameters. The
 * tenant is not among the conditions: row-level security adds it.
 */
final class EventSql {
    static final int CURSOR_SIZE = 3;

    /** The mark of an event, if it repeats another. */
    static final String MARK =
            """
            left join duplicate d on d.org_id = e.org_id and d.start_at = e.start_at
                and d.id = e.id and d.origin = e.origin
            """;

    private static final String IS_MARKED =
            """
            exists (select from duplicate x where x.org_id = e.org_id
                    and x.start_at = e.start_at and x.id = e.id and x.origin = e.origin)""";

    /** Goes by the marks, in their order: Postgres itself takes marked events for next to none. */
    private static final String MARKED_EVENTS =
            """
            duplicate x, lateral (
                select e.* from event e
                where e.start_at = x.start_at and e.id = x.id and e.origin = x.origin offset 0) e""";

    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

    private final StringBuilder where = new StringBuilder("true");

    /** What holds for the marks where only marked events are asked for. */
    private final StringBuilder whereMarked = new StringBuilder();

    private final boolean marked;
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** A statement whose parameters are $1, $2 and so on. */
    record Numbered(String text, List<Object> values) {}

    EventSql(EventFilter filter) {
        this(filter, "e.start_at");
        and(
                "e.origin = any (array(select o.id from origin o where o.source = :source))",
                "source",
                filter.source());
        and("e.contact = :contact", "contact", filter.contact());
        and(
                ":number in (e.contact, e.subject, e.from_number, e.to_number)",
                "number",
                filter.number());
        and(
                "e.origin = any (array(select o.id from origin o where o.job_id = :job))",
                "job",
                filter.jobId());
        if (filter.duplicates() == Duplicates.EXCLUDE) {
            where.append(" and not ").append(IS_MARKED);
        }
        if (filter.text() != null) {
            where.append(
                    """
                     and (e.contact like :part or e.subject like :part or e.from_number like :part
                     or e.to_number like :part or e.names ilike :text or e.cell ilike :text)""");
            values.put("part", "%" + literally(SearchTerm.numberIn(filter.text())) + "%");
            values.put("text", "%" + literally(filter.text()) + "%");
        }
    }

    /** What the events and the hourly sums have both. */
    private EventSql(EventFilter filter, String time) {
        marked = filter.duplicates() == Duplicates.ONLY;
        and(time + " >= :from", "from", filter.from());
        and(time + " < :to", "to", filter.to());
        if (marked) {
            whereMarked.append(filter.from() == null ? "" : " and x.start_at >= :from");
            whereMarked.append(filter.to() == null ? "" : " and x.start_at < :to");
        }
        and("e.type = :type", "type", filter.type() == null ? null : filter.type().ordinal());
        and(
                "e.direction = :direction",
                "direction",
                filter.direction() == null ? null : filter.direction().ordinal());
    }

    /** Of the hourly sums. */
    static EventSql ofSums(EventFilter filter) {
        EventSql sql = new EventSql(filter, "e.hour");
        sql.and("e.source = :source", "source", filter.source());
        return sql;
    }

    /** A query of these conditions, which stand where it has {@code %s}. */
    Mutiny.SelectionQuery<Object[]> with(Mutiny.Session session, String sql) {
        String conditions = marked ? where + " and " + IS_MARKED : where.toString();
        return bind(session.createNativeQuery(sql.formatted(conditions), Object[].class));
    }

    /** How many there are, counted no further than needed to say "more". */
    Mutiny.SelectionQuery<Long> count(Mutiny.Session session) {
        String sql =
                "select count(*) from (select 1 from %s limit %d) as counted"
                        .formatted(events(), Total.EXACT_UP_TO + 1);
        return bind(session.createNativeQuery(sql, Long.class));
    }

    /**
     * Those of one page, in order. An event that two jobs read has its origin to tell it apart.
     *
     * @param after the row that the page follows
     */
    Mutiny.SelectionQuery<StoredEvent> page(
            Mutiny.Session session, boolean newestFirst, @Nullable Cursor after, int limit) {
        String sql = pageText(newestFirst, after, limit);
        return bind(session.createNativeQuery(sql, StoredEvent.class));
    }

    String pageText(boolean newestFirst, @Nullable Cursor after, int limit) {
        if (after != null) {
            after(after, newestFirst);
        }
        return """
               select e.id, e.origin, e.detail, d.original_id, d.original_origin
               from (select e.org_id, e.start_at, e.id, e.origin, e.detail from %1$s
                     order by %5$s.start_at %2$s, %5$s.id %2$s, %5$s.origin %2$s limit %3$d) e
               %4$s order by e.start_at %2$s, e.id %2$s, e.origin %2$s"""
                .formatted(events(), newestFirst ? "desc" : "asc", limit, MARK, key());
    }

    /** Events {@code e} under the conditions. */
    private String events() {
        return marked ? MARKED_EVENTS + " where " + where + whereMarked : "event e where " + where;
    }

    /** What has the columns that events are ordered by. */
    private String key() {
        return marked ? "x" : "e";
    }

    private void after(Cursor cursor, boolean newestFirst) {
        long start = cursor.value(0, EventSql::start);
        String startSql = "'-infinity'";
        if (start != StartTime.NONE) {
            startSql = ":afterStart";
            values.put("afterStart", StartTime.instant(start));
        }
        values.put("afterId", cursor.value(1, UUID::fromString));
        values.put("afterOrigin", cursor.value(2, Integer::valueOf));
        String after =
                " and (%1$s.start_at, %1$s.id, %1$s.origin) %2$s (%3$s, :afterId, :afterOrigin)"
                        .formatted(key(), newestFirst ? "<" : ">", startSql);
        (marked ? whereMarked : where).append(after);
    }

    /** A start as we put it into cursors; others are refused. */
    static long start(String text) {
        long start = Long.parseLong(text);
        if (start != StartTime.NONE && StartTime.micros(StartTime.instant(start)) != start) {
            throw new IllegalArgumentException("no start time of an event");
        }
        return start;
    }

    private void and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.put(name, value);
        }
    }

    /** All of them in no promised order, for a driver that numbers its parameters. */
    Numbered all() {
        List<Object> numbered = new ArrayList<>();
        String text =
                PARAMETER
                        .matcher(
                                """
                                select e.origin, e.detail, d.original_id, d.original_origin
                                from (select e.* from %s) e %s"""
                                        .formatted(events(), MARK))
                        .replaceAll(
                                name -> {
                                    numbered.add(Objects.requireNonNull(values.get(name.group(1))));
                                    return "\\$" + numbered.size();
                                });
        return new Numbered(text, numbered);
    }

    private <T> Mutiny.SelectionQuery<T> bind(Mutiny.SelectionQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }

    /** The text with what has a meaning in LIKE taken for itself. */
    static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
