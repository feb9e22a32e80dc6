package io.phonelog.event.dashboard;

import io.phonelog.event.dashboard.MetricsView.Contact;
import io.phonelog.event.dashboard.MetricsView.HourOfWeek;
import io.phonelog.event.dashboard.MetricsView.Point;
import io.phonelog.event.dashboard.MetricsView.Totals;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the sums. The tenant is not among the conditions: row-level security adds it. */
@ApplicationScoped
public class DashboardRepository {
    /** Whole days from their sums; what is cut off at both ends from the hours'. */
    private static final String SUMS =
            """
            (select day as start, type, direction, source, events, duration_s,
                    answered, missed, busy, failed, rejected
             from rollup_day where day >= :firstDay and day < :lastDay
             union all
             select hour, type, direction, source, events, duration_s,
                    answered, missed, busy, failed, rejected
             from rollup_hour where hour >= :from and hour < :firstDay
             union all
             select hour, type, direction, source, events, duration_s,
                    answered, missed, busy, failed, rejected
             from rollup_hour where hour >= :lastDay and hour < :to) as part""";

    static final String TOTALS =
            """
            select type, direction, source, cast(sum(events) as bigint),
                   cast(sum(duration_s) as bigint), cast(sum(answered) as bigint),
                   cast(sum(missed) as bigint), cast(sum(busy) as bigint),
                   cast(sum(failed) as bigint), cast(sum(rejected) as bigint)
            from %s
            group by type, direction, source
            having sum(events) > 0"""
                    .formatted(SUMS);

    private static final String SERIES =
            """
            select cast(extract(epoch from date_trunc('%s', start, 'UTC')) as bigint),
                   cast(sum(events) as bigint), cast(sum(duration_s) as bigint)
            from %s
            group by 1""";

    /** Whole months and days from their sums; what is cut off at both ends from the events. */
    static final String TOP_CONTACTS =
            """
            select contact, cast(sum(events) as bigint), cast(sum(duration_s) as bigint)
            from (
                select contact, events, duration_s from contact_month
                where month >= :firstMonth and month < :lastMonth
                union all
                select c.contact, c.events, c.duration_s
                from contact_day d,
                     unnest(d.contacts, d.events, d.duration_s) as c (contact, events, duration_s)
                where d.day >= :firstDay and d.day < :firstMonth
                   or d.day >= :lastMonth and d.day < :lastDay
                union all
                select contact, 1, coalesce(duration_s, 0) from event
                where contact is not null and start_at >= :from and start_at < :firstDay
                union all
                select contact, 1, coalesce(duration_s, 0) from event
                where contact is not null and start_at >= :lastDay and start_at < :to) as part
            group by contact having sum(events) > 0
            order by 2 desc, 3 desc, 1 limit 10""";

    /** Whole months from their sums; what is cut off at both ends from the hours'. */
    static final String BUSIEST_HOURS =
            """
            select hour_of_week, cast(sum(events) as bigint)
            from (
                select hour_of_week, events from week_month
                where month >= :firstMonth and month < :lastMonth
                union all
                select hour_of_week(hour), events from rollup_hour where hour >= :from and hour < :firstMonth
                union all
                select hour_of_week(hour), events from rollup_hour where hour >= :lastMonth and hour < :to) as part
            group by 1 having sum(events) > 0
            order by 2 desc, 1 limit 5""";

    private static final int HOURS_A_DAY = 24;

    Uni<List<Contact>> topContacts(Mutiny.Session session, Period period) {
        Period days = period.whole(Bucket.DAY);
        return ofMonths(session, TOP_CONTACTS, period)
                .setParameter("firstDay", days.from())
                .setParameter("lastDay", days.to())
                .getResultList()
                .map(
                        rows ->
                                rows.stream()
                                        .map(
                                                row ->
                                                        new Contact(
                                                                (String) row[0],
                                                                number(row[1]),
                                                                number(row[2])))
                                        .toList());
    }

    Uni<List<HourOfWeek>> busiestHours(Mutiny.Session session, Period period) {
        return ofMonths(session, BUSIEST_HOURS, period)
                .getResultList()
                .map(
                        rows ->
                                rows.stream()
                                        .map(
                                                row ->
                                                        hourOfWeek(
                                                                (int) number(row[0]),
                                                                number(row[1])))
                                        .toList());
    }

    private static HourOfWeek hourOfWeek(int hour, long events) {
        DayOfWeek day = DayOfWeek.of(1 + hour / HOURS_A_DAY);
        return new HourOfWeek(day.name().toLowerCase(Locale.ROOT), hour % HOURS_A_DAY, events);
    }

    Uni<Totals> totals(Mutiny.Session session, Period period) {
        return ofDays(session, TOTALS, period, period.whole(Bucket.DAY))
                .getResultList()
                .map(
                        rows -> {
                            TotalsFold fold = new TotalsFold();
                            rows.forEach(fold::add);
                            return fold.totals();
                        });
    }

    Uni<List<Point>> series(Mutiny.Session session, Period period, Bucket bucket) {
        Period days = bucket == Bucket.HOUR ? period.none() : period.whole(Bucket.DAY);
        String sql = SERIES.formatted(bucket.name().toLowerCase(Locale.ROOT), SUMS);
        return ofDays(session, sql, period, days)
                .getResultList()
                .map(rows -> filled(rows, period.starts(bucket)));
    }

    private static Mutiny.SelectionQuery<Object[]> ofDays(
            Mutiny.Session session, String sql, Period period, Period days) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .setParameter("firstDay", days.from())
                .setParameter("lastDay", days.to());
    }

    private static Mutiny.SelectionQuery<Object[]> ofMonths(
            Mutiny.Session session, String sql, Period period) {
        Period months = period.whole(Bucket.MONTH);
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .setParameter("firstMonth", months.from())
                .setParameter("lastMonth", months.to());
    }

    private static List<Point> filled(List<Object[]> rows, List<Instant> starts) {
        Map<Instant, Figures> found = new HashMap<>();
        for (Object[] row : rows) {
            found.put(
                    Instant.ofEpochSecond(number(row[0])),
                    new Figures(number(row[1]), number(row[2])));
        }
        return starts.stream()
                .map(
                        start -> {
                            Figures figures = found.getOrDefault(start, Figures.NONE);
                            return new Point(start, figures.events(), figures.durationS());
                        })
                .toList();
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }
}
