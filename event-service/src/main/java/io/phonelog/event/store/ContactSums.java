package io.phonelog.event.store;

import org.postgresql.PGConnection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Changes to the sums by contact and month, collected for one transaction. */
public final class ContactSums {
    private static final String APPLY =
            """
            insert into contact_month (org_id, contact, month, events, duration_s)
            select org, contact, to_timestamp(second), events, duration_s
            from unnest(?::uuid[], ?::text[], ?::float8[], ?::bigint[], ?::bigint[])
                 as change (org, contact, second, events, duration_s)
            on conflict (org_id, contact, month) do update set
                events = contact_month.events + excluded.events,
                duration_s = contact_month.duration_s + excluded.duration_s""";

    private static final double MICROS = 1e6;

    private final Map<Key, Sums> changes = new HashMap<>();
    private long month = StartTime.NONE;
    private long monthEnd = StartTime.NONE;

    private record Key(UUID org, String contact, long month) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::org)
                        .thenComparing(Key::contact)
                        .thenComparingLong(Key::month);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        /** Months begin at whole seconds, so that a double holds them exactly. */
        double second() {
            return month == StartTime.NONE ? Double.NEGATIVE_INFINITY : month / MICROS;
        }
    }

    private static final class Sums {
        private long events;
        private long durationS;
    }

    /**
     * Counts events in, or out when the numbers are negative.
     *
     * @param start microseconds since 1970, or {@link StartTime#NONE}
     */
    public void add(UUID org, String contact, long start, long events, long durationS) {
        Sums sums = changes.computeIfAbsent(new Key(org, contact, monthOf(start)), k -> new Sums());
        sums.events += events;
        sums.durationS += durationS;
    }

    /** Applies all changes, as part of the connection's transaction, in the order of their keys. */
    public void apply(Connection connection) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        Map<Key, Sums> inOrder = new TreeMap<>(changes);
        List<Key> keys = List.copyOf(inOrder.keySet());
        List<Sums> sums = List.copyOf(inOrder.values());
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (PreparedStatement statement = connection.prepareStatement(APPLY)) {
            statement.setArray(
                    1, postgres.createArrayOf("uuid", keys.stream().map(Key::org).toArray()));
            statement.setArray(
                    2, postgres.createArrayOf("text", keys.stream().map(Key::contact).toArray()));
            statement.setArray(
                    3,
                    postgres.createArrayOf(
                            "float8", keys.stream().mapToDouble(Key::second).toArray()));
            statement.setArray(
                    4,
                    postgres.createArrayOf(
                            "int8", sums.stream().mapToLong(s -> s.events).toArray()));
            statement.setArray(
                    5,
                    postgres.createArrayOf(
                            "int8", sums.stream().mapToLong(s -> s.durationS).toArray()));
            statement.executeUpdate();
        }
    }

    /** Rows of a file mostly follow each other in time, so the last month is tried first. */
    private long monthOf(long start) {
        if (start == StartTime.NONE) {
            return StartTime.NONE;
        }
        if (start < month || start >= monthEnd) {
            month = StartTime.monthOf(start);
            monthEnd = StartTime.nextMonth(month);
        }
        return month;
    }
}
