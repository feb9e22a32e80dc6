package io.phonelog.event.store;

import static io.phonelog.event.store.ColumnArrays.array;

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

    private static final String PRUNE =
            """
            delete from contact_month s
            using unnest(?::uuid[], ?::text[], ?::float8[]) as change (org, contact, second)
            where s.org_id = change.org and s.contact = change.contact
              and s.month = to_timestamp(change.second) and s.events = 0""";

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
        try (PreparedStatement statement = connection.prepareStatement(APPLY)) {
            bind(statement, keys);
            array(statement, 4, "int8", sums.stream().mapToLong(s -> s.events).toArray());
            array(statement, 5, "int8", sums.stream().mapToLong(s -> s.durationS).toArray());
            statement.executeUpdate();
        }
    }

    /** Removes those of the changed sums that are sums of nothing now. Call it after the changes. */
    public void prune(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            bind(statement, List.copyOf(changes.keySet()));
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, List<Key> keys) throws SQLException {
        array(statement, 1, "uuid", keys.stream().map(Key::org).toArray());
        array(statement, 2, "text", keys.stream().map(Key::contact).toArray());
        array(statement, 3, "float8", keys.stream().mapToDouble(Key::second).toArray());
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
