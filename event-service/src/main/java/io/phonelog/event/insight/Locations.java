package io.phonelog.event.insight;

import io.phonelog.event.read.EventFilter;
import io.phonelog.event.read.FilteredSql;
import io.phonelog.event.read.Zones;
import io.smallrye.mutiny.Uni;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;

/** Where a phone mostly is at which hour of the day. */
final class Locations {
    private static final int MOST_AN_HOUR = 3;

    static final String BY_HOUR =
            """
            select hour, cell, events, lat, lon, cast(share as float8) from (
                select hour, cell, events, lat, lon,
                       events / sum(events) over (partition by hour) as share,
                       row_number() over (partition by hour order by events desc, cell) as rank
                from (
                    select cast(extract(hour from e.start_at at time zone :zone) as int) as hour,
                           e.cell, count(*) as events, avg(e.lat) as lat, avg(e.lon) as lon
                    from event e
                    where e.cell is not null and e.subject = :subject
                      and e.start_at > '-infinity' and %%s
                    group by 1, 2) as visited) as ranked
            where rank <= %d order by hour, rank"""
                    .formatted(MOST_AN_HOUR);

    private Locations() {}

    /**
     * A place at an hour of the day.
     *
     * @param hour local, 0 to 23
     * @param share of the hour's events that were there
     * @param lat degrees north, if the file says so
     */
    public record Location(
            int hour,
            String cell,
            long events,
            double share,
            @Nullable Double lat,
            @Nullable Double lon) {}

    static Uni<List<Location>> of(
            Mutiny.Session session, EventFilter filter, String subject, ZoneId zone) {
        return FilteredSql.query(session, filter, BY_HOUR)
                .setParameter("subject", subject)
                .setParameter("zone", Zones.name(zone))
                .getResultList()
                .map(rows -> rows.stream().map(Locations::location).toList());
    }

    private static Location location(Object[] row) {
        return new Location(
                ((Number) row[0]).intValue(),
                (String) row[1],
                ((Number) row[2]).longValue(),
                ((Number) row[5]).doubleValue(),
                (Double) row[3],
                (Double) row[4]);
    }
}
