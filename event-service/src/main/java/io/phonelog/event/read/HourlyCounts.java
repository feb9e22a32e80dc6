package io.phonelog.event.read;

import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;

/**
 * How many events of a filter began in each hour of a zone: from the sums kept at load when they
 * suffice, else from the events themselves. Events without a time are in no hour.
 */
@ApplicationScoped
public class HourlyCounts {
    private static final long MOST_HOURS = 10 * 366 * 24;

    private static final String OF_EVENTS =
            """
            select cast(extract(epoch from hour) as bigint), events
            from (
                select date_bin('1 hour', e.start_at, '2000-01-01Z') as hour, count(*) as events
                from event e where e.start_at > '-infinity' and %s
                group by 1) as counted
            order by hour""";

    /** The sums are those of hours of UTC. */
    private static final String OF_EVENTS_IN_ZONE =
            OF_EVENTS.replace(
                    "date_bin('1 hour', e.start_at, '2000-01-01Z')",
                    "date_trunc('hour', e.start_at, :zone)");

    private static final String OF_SUMS =
            """
            select cast(extract(epoch from hour) as bigint), cast(events as bigint)
            from (
                select e.hour, sum(e.events) as events
                from rollup_hour e where e.hour > '-infinity' and %s
                group by 1 having sum(e.events) > 0) as summed
            order by hour""";

    /** Hours with events, each with how many; at most ten years. */
    public Uni<TreeMap<Instant, Long>> of(Mutiny.Session session, EventFilter filter, ZoneId zone) {
        return query(session, filter, zone).getResultList().map(HourlyCounts::byHour);
    }

    private static Mutiny.SelectionQuery<Object[]> query(
            Mutiny.Session session, EventFilter filter, ZoneId zone) {
        if (!Zones.sharesHours(zone)) {
            return new EventSql(filter)
                    .with(session, OF_EVENTS_IN_ZONE)
                    .setParameter("zone", Zones.name(zone));
        }
        EventSql sql = filter.isOfSums() ? EventSql.ofSums(filter) : new EventSql(filter);
        return sql.with(session, filter.isOfSums() ? OF_SUMS : OF_EVENTS);
    }

    private static TreeMap<Instant, Long> byHour(List<Object[]> rows) {
        TreeMap<Instant, Long> hours = new TreeMap<>();
        for (Object[] row : rows) {
            hours.put(
                    Instant.ofEpochSecond(((Number) row[0]).longValue()),
                    ((Number) row[1]).longValue());
        }
        if (!hours.isEmpty()
                && hours.firstKey().plusSeconds(MOST_HOURS * 3_600).isBefore(hours.lastKey())) {
            throw EventProblem.QUERY_TOO_EXPENSIVE.because("Ask for at most ten years.");
        }
        return hours;
    }
}
