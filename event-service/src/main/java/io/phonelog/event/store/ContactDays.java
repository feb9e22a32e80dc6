package io.phonelog.event.store;

import static io.phonelog.event.store.ColumnArrays.array;

import io.phonelog.event.store.ContactSums.Day;
import io.phonelog.event.store.ContactSums.Sums;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/**
 * What loads add to the contacts of days: a row a day. None is changed; they go with their origin.
 */
final class ContactDays {
    private static final String ADD =
            """
            insert into contact_day (org_id, day, origin, contacts, events, duration_s)
            values (?, ?, ?, ?, ?, ?)""";

    private ContactDays() {}

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
        statement.setInt(3, day.origin());
        array(statement, 4, "text", names);
        array(statement, 5, "int8", events);
        array(statement, 6, "int8", durations);
    }
}
