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

/** Reads the hourly sums. The tenant is not among the conditions: row-level security adds it. */
@ApplicationScoped
public class DashboardRepository {
    private static final String TOTALS =
            """
            select type, direction, source, cast(sum(events) as bigint),
                   cast(sum(duration_s) as bigint), cast(sum(answered) as bigint),
                   cast(sum(missed) as bigint), cast(sum(busy) as bigint),
                   cast(sum(failed) as bigint), cast(sum(rejected) as bigint)
            from rollup_hour
            where hour >= :from and hour < :to
            group by type, direction, source
            having sum(events) > 0""";

    private static final String SERIES =
            """
            select cast(extract(epoch from date_trunc('%s', hour, 'UTC')) as bigint),
                   cast(sum(events) as bigint), cast(sum(duration_s) as bigint)
            from rollup_hour
            where hour >= :from and hour < :to
            group by 1""";

    /** Whole months from their sums; what is cut off at both ends from the events. */
    private static final String TOP_CONTACTS =
            """
            select contact, cast(sum(events) as bigint), cast(sum(duration_s) as bigint)
            from (
                select contact, events, duration_s from contact_month
                where month >= :firstMonth and month < :lastMonth
                union all
                select contact, count(*), coalesce(sum(duration_s), 0) from event
                where contact is not null
                  and (start_at >= :from and start_at < :firstMonth
                    or start_at >= :lastMonth and start_at < :to)
                group by contact) as part
            group by contact having sum(events) > 0
            order by 2 desc, 3 desc, 1 limit 10""";

    private static final String BUSIEST_HOURS =
            """
            select cast(extract(isodow from hour at time zone 'UTC') as int),
                   cast(extract(hour from hour at time zone 'UTC') as int),
                   cast(sum(events) as bigint)
            from rollup_hour
            where hour >= :from and hour < :to
            group by 1, 2 having sum(events) > 0
            order by 3 desc, 1, 2 limit 5""";

    Uni<List<Contact>> topContacts(Mutiny.Session session, Period period) {
        Period months = period.wholeMonths();
        return session.createNativeQuery(TOP_CONTACTS, Object[].class)
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .setParameter("firstMonth", months.from())
                .setParameter("lastMonth", months.to())
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
        return session.createNativeQuery(BUSIEST_HOURS, Object[].class)
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .getResultList()
                .map(
                        rows ->
                                rows.stream()
                                        .map(
                                                row ->
                                                        new HourOfWeek(
                                                                weekday(number(row[0])),
                                                                (int) number(row[1]),
                                                                number(row[2])))
                                        .toList());
    }

    private static String weekday(long isoDay) {
        return DayOfWeek.of((int) isoDay).name().toLowerCase(Locale.ROOT);
    }

    Uni<Totals> totals(Mutiny.Session session, Period period) {
        return session.createNativeQuery(TOTALS, Object[].class)
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .getResultList()
                .map(
                        rows -> {
                            TotalsFold fold = new TotalsFold();
                            rows.forEach(fold::add);
                            return fold.totals();
                        });
    }

    Uni<List<Point>> series(Mutiny.Session session, Period period, Bucket bucket) {
        return session.createNativeQuery(
                        SERIES.formatted(bucket.name().toLowerCase(Locale.ROOT)), Object[].class)
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .getResultList()
                .map(rows -> filled(rows, period.starts(bucket)));
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
