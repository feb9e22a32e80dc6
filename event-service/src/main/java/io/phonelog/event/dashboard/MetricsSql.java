package io.phonelog.event.dashboard;

import org.hibernate.reactive.mutiny.Mutiny;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The statement that reads all figures of a time at once: on a busy machine each way to the
 * database takes longer than a sum. Whole days and months come from their sums, what is cut off at
 * both ends from finer ones. The tenant is not among the conditions: row-level security adds it.
 */
final class MetricsSql {
    /** Of a time from %1$s to %4$s with whole days from %2$s to %3$s. */
    private static final String SUMS =
            """
            select day as start, type, direction, source, events, duration_s,
                   answered, missed, busy, failed, rejected
            from rollup_day where day >= %2$s and day < %3$s
            union all
            select hour, type, direction, source, events, duration_s,
                   answered, missed, busy, failed, rejected
            from rollup_hour where hour >= %1$s and hour < %2$s
            union all
            select hour, type, direction, source, events, duration_s,
                   answered, missed, busy, failed, rejected
            from rollup_hour where hour >= %3$s and hour < %4$s""";

    private static final String BEFORE =
            "(%s) as before"
                    .formatted(
                            SUMS.formatted(
                                    ":before", ":firstDayBefore", ":lastDayBefore", ":from"));

    private static final String TOTALS =
            """
            select type, direction, source, cast(sum(events) as bigint) as events,
                   cast(sum(duration_s) as bigint) as "durationS",
                   cast(sum(answered) as bigint) as answered,
                   cast(sum(missed) as bigint) as missed, cast(sum(busy) as bigint) as busy,
                   cast(sum(failed) as bigint) as failed,
                   cast(sum(rejected) as bigint) as rejected
            from %s
            group by type, direction, source
            having sum(events) > 0""";

    private static final String SERIES =
            """
            select cast(extract(epoch from date_trunc('%s', start, 'UTC')) as bigint) as start,
                   cast(sum(events) as bigint) as events,
                   cast(sum(duration_s) as bigint) as "durationS"
            from sums group by 1""";

    private static final String TOP_CONTACTS =
            """
            select contact, cast(sum(events) as bigint) as events,
                   cast(sum(duration_s) as bigint) as "durationS"
            from (
                select contact, events, duration_s from contact_month
                where month >= :firstMonth and month < :lastMonth
                union all
                select c.contact, c.events, c.duration_s
                from contact_day d,
                     unnest(d.contacts, d.events, d.duration_s) as c (contact, events, duration_s)
                where d.day >= :firstDay and d.day < :firstMonth
                   or d.day >= :lastMonth and d.day < :lastDay%s) as part
            group by contact having sum(events) > 0
            order by 2 desc, 3 desc, 1 limit 10""";

    private static final String CONTACTS_OF_EVENTS =
            """
             union all
            select contact, 1, coalesce(duration_s, 0) from event
            where contact is not null and start_at >= %s and start_at < %s""";

    private static final String BUSIEST_HOURS =
            """
            select hour_of_week as hour, cast(sum(events) as bigint) as events
            from (
                select hour_of_week, events from week_month
                where month >= :firstMonth and month < :lastMonth
                union all
                select hour_of_week(hour), events from rollup_hour
                where hour >= :from and hour < :firstMonth
                union all
                select hour_of_week(hour), events from rollup_hour
                where hour >= :lastMonth and hour < :to) as part
            group by 1 having sum(events) > 0
            order by 2 desc, 1 limit 5""";

    private static final String ALL =
            """
            with sums as materialized (%s)
            select cast(json_build_object(
                'totals', %s,
                'series', %s,
                'topContacts', %s,
                'busiestHours', %s,
                'before', %s) as text)""";

    private final Map<String, Instant> times = new HashMap<>();
    private final String text;

    /**
     * @param compared whether the totals of the time right before are asked for, too
     */
    MetricsSql(Period period, Bucket bucket, boolean compared) {
        name("from", "to", period);
        name("firstDay", "lastDay", period.whole(Bucket.DAY));
        name("firstMonth", "lastMonth", period.whole(Bucket.MONTH));
        if (compared) {
            times.put("before", period.previous().from());
            name("firstDayBefore", "lastDayBefore", period.previous().whole(Bucket.DAY));
        }
        String sums =
                bucket == Bucket.HOUR
                        ? SUMS.formatted(":from", ":from", ":from", ":to")
                        : SUMS.formatted(":from", ":firstDay", ":lastDay", ":to");
        text =
                ALL.formatted(
                        sums,
                        rows(TOTALS.formatted("sums")),
                        rows(SERIES.formatted(bucket.name().toLowerCase(Locale.ROOT))),
                        rows(TOP_CONTACTS.formatted(eventsOfCutDays(period))),
                        rows(BUSIEST_HOURS),
                        compared ? rows(TOTALS.formatted(BEFORE)) : "cast('[]' as json)");
    }

    Mutiny.SelectionQuery<String> query(Mutiny.Session session) {
        Mutiny.SelectionQuery<String> query = session.createNativeQuery(text, String.class);
        times.forEach(query::setParameter);
        return query;
    }

    String text() {
        return text;
    }

    /** The values of its parameters. */
    Map<String, Instant> times() {
        return times;
    }

    private void name(String from, String to, Period period) {
        times.put(from, period.from());
        times.put(to, period.to());
    }

    /** Where no day is cut, the events' partitions are not even planned for. */
    private static String eventsOfCutDays(Period period) {
        Period days = period.whole(Bucket.DAY);
        String cut = "";
        if (!days.from().equals(period.from())) {
            cut += CONTACTS_OF_EVENTS.formatted(":from", ":firstDay");
        }
        if (!days.to().equals(period.to())) {
            cut += CONTACTS_OF_EVENTS.formatted(":lastDay", ":to");
        }
        return cut;
    }

    private static String rows(String sql) {
        return "(select coalesce(json_agg(r), '[]') from (%s) as r)".formatted(sql);
    }
}
