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
 * The contacts of days. Loads and deletions add rows, a row a day, and never wait for each other: none
 * is ever changed. Days of many rows are merged in the background.
 */
public final class ContactDays {
    /** Reading a few rows costs no more than merging them. */
    private static final int MOST_ROWS = 8;

    /** So that a step takes no longer than a load, however many contacts there are. */
    private static final int DAYS_A_STEP = 10;

    private static final String ADD =
            """
            insert into contact_day (org_id, day, contacts, events, duration_s)
            values (?, ?, ?, ?, ?)""";

    private static final String MERGE =
            """
            with crowded as materialized (
                select day from contact_day where org_id = ?
                group by day having count(*) > %d limit %d),
            taken as (
                delete from contact_day d using crowded c
                where d.org_id = ? and d.day = c.day
                returning d.*),
            merged as (
                select t.day, c.contact, sum(c.events) as events, sum(c.duration_s) as duration_s
                from taken t,
                     unnest(t.contacts, t.events, t.duration_s) as c (contact, events, duration_s)
                group by t.day, c.contact
                having sum(c.events) <> 0 or sum(c.duration_s) <> 0),
            added as (
                insert into contact_day (org_id, day, contacts, events, duration_s)
                select ?, day, array_agg(contact), array_agg(events), array_agg(duration_s)
                from merged group by day)
            select count(*) from crowded"""
                    .formatted(MOST_ROWS, DAYS_A_STEP);

    private ContactDays() {}

    /**
     * Merges the rows of some days that have many, as part of the connection's transaction. No other
     * may do so for the same tenant meanwhile.
     *
     * @return whether there may be more of such days
     */
    public static boolean merge(Connection connection, UUID org) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MERGE)) {
            statement.setObject(1, org);
            statement.setObject(2, org);
            statement.setObject(3, org);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getInt(1) == DAYS_A_STEP;
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
