package io.phonelog.event;

import io.phonelog.test.Org;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What is kept beside the events, compared with what the events say. */
@ApplicationScoped
public class KeptSums {
    /** Hours whose sums are not those of their events, in either direction. */
    private static final String WRONG_SUMS =
            """
            with should_be as (
                select date_trunc('hour', e.start_at, 'UTC') as hour, e.type, e.direction,
                       coalesce(o.source, '') as source, count(*) as events,
                       coalesce(sum(e.duration_s), 0) as duration_s,
                       count(*) filter (where e.outcome = 0) as answered,
                       count(*) filter (where e.outcome = 1) as missed,
                       count(*) filter (where e.outcome = 2) as busy,
                       count(*) filter (where e.outcome = 3) as failed,
                       count(*) filter (where e.outcome = 4) as rejected
                from event e join origin o on o.id = e.origin
                group by 1, 2, 3, 4),
            kept as (
                select hour, type, direction, source, events, duration_s,
                       answered, missed, busy, failed, rejected
                from rollup_hour)
            select count(*) from (
                (select * from should_be except select * from kept)
                union all (select * from kept except select * from should_be)) as wrong""";

    /** Likewise of days, which are sums of hours. */
    private static final String WRONG_DAYS =
            """
            with should_be as (
                select date_trunc('day', hour, 'UTC') as day, type, direction, source, sum(events),
                       sum(duration_s), sum(answered), sum(missed), sum(busy), sum(failed),
                       sum(rejected)
                from rollup_hour where hour > '-infinity' group by 1, 2, 3, 4),
            kept as (
                select day, type, direction, source, events, duration_s,
                       answered, missed, busy, failed, rejected
                from rollup_day)
            select count(*) from (
                (select * from should_be except select * from kept)
                union all (select * from kept except select * from should_be)) as wrong""";

    private static final String WRONG_WEEKS =
            """
            with should_be as (
                select date_trunc('month', start_at, 'UTC') as month,
                       (extract(isodow from start_at at time zone 'UTC') - 1) * 24
                           + extract(hour from start_at at time zone 'UTC') as hour_of_week,
                       count(*) as events
                from event where start_at > '-infinity' group by 1, 2),
            kept as (
                select month, hour_of_week, events from week_month)
            select count(*) from (
                (select * from should_be except select * from kept)
                union all (select * from kept except select * from should_be)) as wrong""";

    private static final String WRONG_CONTACTS =
            """
            with should_be as (
                select contact, date_trunc('month', start_at, 'UTC') as month, count(*) as events,
                       coalesce(sum(duration_s), 0) as duration_s
                from event where contact is not null group by 1, 2),
            kept as (
                select contact, month, events, duration_s from contact_month)
            select count(*) from (
                (select * from should_be except select * from kept)
                union all (select * from kept except select * from should_be)) as wrong""";

    /** A day has any number of rows: what counts is their sum. */
    private static final String WRONG_CONTACT_DAYS =
            """
            with should_be as (
                select contact, date_trunc('day', start_at, 'UTC') as day,
                       count(*) as events, coalesce(sum(duration_s), 0) as duration_s
                from event where contact is not null and start_at > '-infinity' group by 1, 2),
            kept as (
                select c.contact, d.day, cast(sum(c.events) as bigint) as events,
                       sum(c.duration_s) as duration_s
                from contact_day d,
                     unnest(d.contacts, d.events, d.duration_s) as c (contact, events, duration_s)
                group by 1, 2
                having sum(c.events) <> 0 or sum(c.duration_s) <> 0)
            select count(*) from (
                (select * from should_be except select * from kept)
                union all (select * from kept except select * from should_be)) as wrong""";

    /** Of contacts, or of places. */
    private static final String WRONG_FINDABLES =
            """
            with shown as (select distinct origin, address from (%1$s) e (origin, address)
                           where address is not null),
            kept as (select distinct origin, address from %2$s_origin),
            counted as (
                select address, name, count(*) as origins from %2$s_origin group by 1, 2),
            known as (select address, name, origins from %2$s)
            select count(*) from (
                (select * from shown except select * from kept)
                union all (select * from kept except select * from shown)
                union all (select c.origins, c.address from (
                    (select * from counted except select * from known)
                    union all (select * from known except select * from counted)) as c)) as wrong""";

    /** The contact, or both ends where there is none. */
    private static final String ENDS =
            """
            select origin, contact from event
            union all select origin, from_number from event where contact is null
            union all select origin, to_number from event where contact is null""";

    private static final List<String> ALL =
            List.of(
                    WRONG_SUMS,
                    WRONG_DAYS,
                    WRONG_WEEKS,
                    WRONG_CONTACTS,
                    WRONG_CONTACT_DAYS,
                    WRONG_FINDABLES.formatted(ENDS, "party"),
                    WRONG_FINDABLES.formatted("select origin, cell from event", "place"));

    private final TestStore store;

    KeptSums(TestStore store) {
        this.store = store;
    }

    /** How many rows of acme are there that should not, or the other way round. */
    public long wrong() throws SQLException {
        try (Connection owner = store.owner()) {
            return wrong(owner);
        }
    }

    /** Likewise, of any database of events. */
    public static long wrong(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        owner.createStatement().execute("set local timezone = 'UTC'");
        owner.createStatement().execute("set local phonelog.org = '%s'".formatted(Org.ACME.id()));
        long wrong = 0;
        for (String rows : ALL) {
            ResultSet row = owner.createStatement().executeQuery(rows);
            row.next();
            wrong += row.getLong(1);
        }
        owner.rollback();
        return wrong;
    }
}
