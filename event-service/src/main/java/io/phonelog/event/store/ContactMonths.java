package io.phonelog.event.store;

import static io.phonelog.event.store.ColumnArrays.array;

import io.phonelog.event.store.ContactSums.Day;
import io.phonelog.event.store.ContactSums.Sums;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Changes to the sums by contact and month, in the order of their keys. */
final class ContactMonths {
    private static final String APPLY =
            """
            insert into contact_month (org_id, contact, month, events, duration_s)
            select org, contact, to_timestamp(second), events, duration_s
            from unnest(?::uuid[], ?::text[], ?::float8[], ?::bigint[], ?::bigint[])
                 as change (org, contact, second, events, duration_s)
            on conflict (org_id, contact, month) do update set
                events = contact_month.events + excluded.events,
                duration_s = contact_month.duration_s + excluded.duration_s""";

    private static final String PRUNE =
            """
            delete from contact_month s
            using unnest(?::uuid[], ?::text[], ?::float8[]) as change (org, contact, second)
            where s.org_id = change.org and s.contact = change.contact
              and s.month = to_timestamp(change.second) and s.events = 0""";

    private static final double MICROS = 1e6;

    private final Map<Key, Sums> changes;

    private ContactMonths(Map<Key, Sums> changes) {
        this.changes = changes;
    }

    private record Key(UUID org, String contact, long month) {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::org)
                        .thenComparing(Key::contact)
                        .thenComparingLong(Key::month);

        /** Months begin at whole seconds, so that a double holds them exactly. */
        double second() {
            return month == StartTime.NONE ? Double.NEGATIVE_INFINITY : month / MICROS;
        }
    }

    /** The changes of days put together. */
    static ContactMonths of(Map<Day, Map<String, Sums>> days) {
        Map<Key, Sums> changes = new HashMap<>();
        days.forEach(
                (day, contacts) -> {
                    long month = StartTime.monthOf(day.start());
                    contacts.forEach(
                            (contact, sums) ->
                                    changes.computeIfAbsent(
                                                    new Key(day.org(), contact, month),
                                                    absent -> new Sums())
                                            .add(sums));
                });
        Map<Key, Sums> inOrder = new TreeMap<>(Key.ORDER);
        inOrder.putAll(changes);
        return new ContactMonths(inOrder);
    }

    void apply(Connection connection) throws SQLException {
        Collection<Sums> sums = changes.values();
        try (PreparedStatement statement = connection.prepareStatement(APPLY)) {
            bind(statement);
            array(statement, 4, "int8", sums.stream().mapToLong(Sums::events).toArray());
            array(statement, 5, "int8", sums.stream().mapToLong(Sums::durationS).toArray());
            statement.executeUpdate();
        }
    }

    void prune(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            bind(statement);
            statement.executeUpdate();
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        List<Key> keys = List.copyOf(changes.keySet());
        array(statement, 1, "uuid", keys.stream().map(Key::org).toArray());
        array(statement, 2, "text", keys.stream().map(Key::contact).toArray());
        array(statement, 3, "float8", keys.stream().mapToDouble(Key::second).toArray());
    }
}
