package io.phonelog.event.insight;

import io.phonelog.contracts.event.Direction;
import io.phonelog.event.read.EventFilter;
import io.phonelog.event.read.FilteredSql;
import io.phonelog.event.read.Zones;
import io.smallrye.mutiny.Uni;

import org.hibernate.reactive.mutiny.Mutiny;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** When there was what with the contacts of most events: a lane each, a mark a day. */
final class Timeline {
    private static final int LANES = 20;
    private static final Direction[] DIRECTIONS = Direction.values();

    static final String DAYS =
            """
            with day as (
                select e.contact, cast(e.start_at at time zone :zone as date) as day, e.direction,
                       count(*) as events
                from event e
                where e.contact is not null and e.start_at > '-infinity' and %%s
                group by 1, 2, 3),
            top as (
                select contact, cast(sum(events) as bigint) as events
                from day group by 1 order by 2 desc, 1 limit %d)
            select d.contact, t.events, cast(d.day as text), d.direction, d.events
            from day d join top t on t.contact = d.contact
            order by t.events desc, d.contact, d.day, d.direction"""
                    .formatted(LANES);

    private Timeline() {}

    /** A contact's lane. */
    public record Lane(String contact, long events, List<Day> days) {}

    /**
     * A day with events.
     *
     * @param events by direction
     */
    public record Day(LocalDate day, Map<String, Long> events) {}

    static Uni<List<Lane>> of(Mutiny.Session session, EventFilter filter, ZoneId zone) {
        return FilteredSql.query(session, filter, DAYS)
                .setParameter("zone", Zones.name(zone))
                .getResultList()
                .map(Timeline::lanes);
    }

    private static List<Lane> lanes(List<Object[]> rows) {
        Map<String, Lane> lanes = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Lane lane =
                    lanes.computeIfAbsent(
                            (String) row[0],
                            contact ->
                                    new Lane(
                                            contact,
                                            ((Number) row[1]).longValue(),
                                            new ArrayList<>()));
            day(lane, LocalDate.parse((String) row[2]))
                    .events()
                    .put(
                            DIRECTIONS[((Number) row[3]).intValue()]
                                    .name()
                                    .toLowerCase(Locale.ROOT),
                            ((Number) row[4]).longValue());
        }
        return List.copyOf(lanes.values());
    }

    /** Days of a lane come in order. */
    private static Day day(Lane lane, LocalDate date) {
        List<Day> days = lane.days();
        if (days.isEmpty() || !days.get(days.size() - 1).day().equals(date)) {
            days.add(new Day(date, new LinkedHashMap<>()));
        }
        return days.get(days.size() - 1);
    }
}
