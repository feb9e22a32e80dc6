package io.phonelog.event.dashboard;

import io.phonelog.event.dashboard.MetricsView.Point;
import io.phonelog.event.dashboard.MetricsView.Totals;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

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
