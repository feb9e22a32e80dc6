package io.phonelog.event.store;

import static io.phonelog.event.store.ColumnArrays.array;

import io.phonelog.event.store.ContactSums.Day;
import io.phonelog.event.store.ContactSums.Sums;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * The contacts of days. Loads and deletions add rows, a row a day, and never wait for each other:
 * none is ever changed. Later they are merged, one transaction of a tenant at a time.
 */
public final class ContactDays {
    /** Reading a few rows costs no more than merging them. */
    private static final int MOST_ROWS = 8;

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('contact days ' || ?, 0))";

    private static final String ADD =
            """
            insert into contact_day (org_id, day, contacts, events, duration_s)
            values (?, ?, ?, ?, ?)""";

    private static final String CROWDED =
            "select day from contact_day where org_id = ? group by day having count(*) > "
                    + MOST_ROWS;

    /** Of days that have nothing else, too: their rows say nothing then and go. */
    private static final String CORRECTED =
            "select distinct day from contact_day where org_id = ? and minus";

    /** So many days and rows that a step takes no longer than a load. */
    private static final String MERGE =
            """
            with chosen as materialized (%s order by day limit 10),
            taken as (
                delete from contact_day
                where org_id = ? and ctid = any (array(
                    select d.ctid from chosen c
                    join contact_day d on d.org_id = ? and d.day = c.day
                    order by d.day limit 500))
                returning day, contacts, events, duration_s),
            merged as (
                select t.day, c.contact, sum(c.events) as events, sum(c.duration_s) as duration_s
                from taken t,
                     unnest(t.contacts, t.events, t.duration_s) as c (contact, events, duration_s)
                group by t.day, c.contact
                having sum(c.events) <> 0 or sum(c.duration_s) <> 0),
            added as (
                insert into contact_day (org_id, day, contacts, events, duration_s)
                select ?, day, array_agg(contact), array_agg(events), array_agg(duration_s)
                from merged group by day returning day)
            select (select count(*) from taken) > (select count(*) from added)""";

    private static final String MERGE_CROWDED = MERGE.formatted(CROWDED);
    private static final String MERGE_CORRECTED = MERGE.formatted(CORRECTED);

    private ContactDays() {}

    /**
     * Merges the rows of some days that have many, as part of the connection's transaction.
     *
     * @return whether there are fewer rows now, so that there may be more to merge
     */
    public static boolean mergeCrowded(Connection connection, UUID org) throws SQLException {
        return merge(connection, MERGE_CROWDED, org);
    }

    /**
     * Merges the rows of some days that something was taken away from, so that nothing stays of it,
     * as part of the connection's transaction.
     *
     * @return whether there are fewer rows now, so that there may be more to merge
     */
    public static boolean mergeCorrected(Connection connection, UUID org) throws SQLException {
        return merge(connection, MERGE_CORRECTED, org);
    }

    private static boolean merge(Connection connection, String sql, UUID org) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                PreparedStatement merge = connection.prepareStatement(sql)) {
            lock.setString(1, org.toString());
            lock.execute();
            for (int parameter = 1; parameter <= 4; parameter++) {
                merge.setObject(parameter, org);
            }
            ResultSet row = merge.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Adds what is known by contact. Events without a time have no day. */
    static void add(Connection connection, Map<Day, Map<String, Sums>> days) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            for (var day : days.entrySet()) {
                if (day.getKey().start() != StartTime.NONE) {
                    bind(statement, day.getKey(), day.getValue());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, Day day, Map<String, Sums> contacts)
            throws SQLException {
        String[] names = new String[contacts.size()];
        long[] events = new long[names.length];
        long[] durations = new long[names.length];
        int i = 0;
        for (var contact : contacts.entrySet()) {
            names[i] = contact.getKey();
            events[i] = contact.getValue().events();
            durations[i++] = contact.getValue().durationS();
        }
        statement.setObject(1, day.org());
        statement.setObject(2, StartTime.column(day.start()));
        array(statement, 3, "text", names);
        array(statement, 4, "int8", events);
        array(statement, 5, "int8", durations);
    }
}
