package io.phonelog.event.dashboard;

import static java.util.stream.Collectors.toMap;

import io.phonelog.event.dashboard.MetricsView.Change;
import io.phonelog.event.dashboard.MetricsView.Contact;
import io.phonelog.event.dashboard.MetricsView.HourOfWeek;
import io.phonelog.event.dashboard.MetricsView.Point;
import io.phonelog.event.dashboard.MetricsView.Previous;
import io.phonelog.event.dashboard.MetricsView.Totals;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link MetricsSql} reads.
 *
 * @param before totals of the time right before; none when they were not asked for
 */
record MetricsRead(
        List<Sum> totals,
        List<Start> series,
        List<Contact> topContacts,
        List<Hour> busiestHours,
        List<Sum> before) {

    private static final int HOURS_A_DAY = 24;

    /** Of the events of one type, direction and source, both as the columns have them. */
    record Sum(
            int type,
            int direction,
            String source,
            long events,
            long durationS,
            long answered,
            long missed,
            long busy,
            long failed,
            long rejected) {}

    /** A point of the series, which begins at this second since 1970. */
    record Start(long start, long events, long durationS) {}

    /** An hour of the week: 0 on Monday at midnight to 167. */
    record Hour(int hour, long events) {
        HourOfWeek view() {
            DayOfWeek day = DayOfWeek.of(1 + hour / HOURS_A_DAY);
            return new HourOfWeek(day.name().toLowerCase(Locale.ROOT), hour % HOURS_A_DAY, events);
        }
    }

    MetricsView view(Period period, Bucket bucket, boolean compared) {
        Totals now = TotalsFold.of(totals);
        return new MetricsView(
                period.from(),
                period.to(),
                bucket.name().toLowerCase(Locale.ROOT),
                now,
                points(period.starts(bucket)),
                topContacts,
                busiestHours.stream().map(Hour::view).toList(),
                compared ? previous(period.previous(), now) : null);
    }

    /** With those that nothing was read of. */
    private List<Point> points(List<Instant> starts) {
        Map<Long, Start> read = series.stream().collect(toMap(Start::start, start -> start));
        return starts.stream()
                .map(
                        start -> {
                            long second = start.getEpochSecond();
                            Start sums = read.getOrDefault(second, new Start(second, 0, 0));
                            return new Point(start, sums.events(), sums.durationS());
                        })
                .toList();
    }

    private Previous previous(Period period, Totals now) {
        Totals then = TotalsFold.of(before);
        return new Previous(
                period.from(),
                period.to(),
                then,
                new Change(
                        share(then.events(), now.events()),
                        share(then.durationS(), now.durationS())));
    }

    private static @Nullable Double share(long before, long now) {
        return before == 0 ? null : (now - before) / (double) before;
    }
}
