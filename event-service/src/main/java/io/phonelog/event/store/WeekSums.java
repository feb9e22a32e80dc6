package io.phonelog.event.store;

import static io.phonelog.event.store.ColumnArrays.array;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Changes to the sums by month and hour of the week, made of those by hour. The hour of the week is 0 on
 * Monday at midnight to 167, in UTC.
 */
public final class WeekSums {
    private static final String APPLY =
            """
            insert into week_month (org_id, month, hour_of_week, events)
            select org, to_timestamp(second), hour, events
            from unnest(?::uuid[], ?::float8[], ?::int[], ?::bigint[])
                 as change (org, second, hour, events)
            on conflict (org_id, month, hour_of_week) do update set
                events = week_month.events + excluded.events""";

    private static final String PRUNE =
            """
            delete from week_month s
            using unnest(?::uuid[], ?::float8[], ?::int[]) as change (org, second, hour)
            where s.org_id = change.org and s.month = to_timestamp(change.second)
              and s.hour_of_week = change.hour and s.events = 0""";

    private static final double MICROS = 1e6;
    private static final int HOURS_A_DAY = 24;

    private final Map<Key, Long> changes = new TreeMap<>();

    private record Key(UUID org, long month, int hourOfWeek) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::org)
                        .thenComparingLong(Key::month)
                        .thenComparingInt(Key::hourOfWeek);

        static Key of(UUID org, long start) {
            OffsetDateTime time = StartTime.instant(start).atOffset(ZoneOffset.UTC);
            int day = time.getDayOfWeek().getValue() - 1;
            return new Key(org, StartTime.monthOf(start), day * HOURS_A_DAY + time.getHour());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Of the changes by hour; what has no time is in no week. */
    public WeekSums(Rollup hours) {
        hours.inOrder()
                .forEach(
                        (key, sums) -> {
                            if (key.start() != StartTime.NONE) {
                                changes.merge(
                                        Key.of(key.org(), key.start()), sums.events(), Long::sum);
                            }
                        });
    }

    /** Applies all changes, as part of the connection's transaction, in the order of their keys. */
    public void apply(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPLY)) {
            bind(statement);
            array(statement, 4, "int8", changes.values().toArray());
            statement.executeUpdate();
        }
    }

    /** Removes those of the changed sums that are sums of nothing now. Call it after the changes. */
    public void prune(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            bind(statement);
            statement.executeUpdate();
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        List<Key> keys = List.copyOf(changes.keySet());
        array(statement, 1, "uuid", keys.stream().map(Key::org).toArray());
        array(statement, 2, "float8", keys.stream().mapToDouble(k -> k.month() / MICROS).toArray());
        array(statement, 3, "int4", keys.stream().mapToInt(Key::hourOfWeek).toArray());
    }
}
