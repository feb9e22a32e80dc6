package io.phonelog.event.insight;

import io.phonelog.event.read.EventFilter;
import io.phonelog.event.read.FilteredSql;
import io.smallrye.mutiny.Uni;

import org.hibernate.reactive.mutiny.Mutiny;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which phones were near another at about the same time. */
final class Meetings {
    private static final int MOST = 100;

    /** Kilometres of a degree of latitude, and of one of longitude at the equator. */
    private static final String DEGREE_KM = "111.2";

    /**
     * Every event of the one is a window in time; other phones' events in it count when they are in
     * the same cell or, where both have coordinates, not farther than asked.
     */
    static final String NEAR =
            """
            with mine as materialized (
                select e.start_at, e.cell, e.lat, e.lon from event e
                where e.subject = :subject and (e.cell is not null or e.lat is not null) and %%s)
            select o.subject, coalesce(min(o.cell), ''), count(distinct m.start_at),
                   cast(extract(epoch from min(o.start_at)) as bigint),
                   cast(extract(epoch from max(o.start_at)) as bigint)
            from mine m join event o
              on o.start_at >= m.start_at - cast(:around as float8) * interval '1 second'
             and o.start_at <= m.start_at + cast(:around as float8) * interval '1 second'
            where o.subject <> :subject
              and o.start_at >= cast(:from as timestamptz) - cast(:around as float8) * interval '1 second'
              and o.start_at < cast(:to as timestamptz) + cast(:around as float8) * interval '1 second'
              and (o.cell = m.cell
                or sqrt(power((o.lat - m.lat) * %1$s, 2)
                      + power((o.lon - m.lon) * %1$s * cos(radians(m.lat)), 2)) <= :km)
            group by o.subject, o.cell
            order by 3 desc, 1, 2 limit %2$d"""
                    .formatted(DEGREE_KM, MOST);

    private Meetings() {}

    /**
     * A phone that was near.
     *
     * @param cell where it was; empty when only coordinates are known
     * @param times how many events of the asked phone had it near
     */
    public record Meeting(String subject, String cell, long times, Instant first, Instant last) {}

    /** How near. */
    record Nearness(Duration around, double km) {}

    /** The filter has a beginning and an end. */
    static Uni<List<Meeting>> of(
            Mutiny.Session session, EventFilter filter, String subject, Nearness nearness) {
        return FilteredSql.query(session, filter, NEAR)
                .setParameter("subject", subject)
                .setParameter("around", (double) nearness.around().toSeconds())
                .setParameter("km", nearness.km())
                .getResultList()
                .map(rows -> rows.stream().map(Meetings::meeting).toList());
    }

    private static Meeting meeting(Object[] row) {
        return new Meeting(
                (String) row[0],
                (String) row[1],
                ((Number) row[2]).longValue(),
                Times.at(row[3]),
                Times.at(row[4]));
    }
}
