package io.phonelog.event.store;

import static io.phonelog.event.store.ColumnArrays.array;

import io.phonelog.contracts.event.Outcome;
import io.phonelog.event.store.Rollup.Key;
import io.phonelog.event.store.Rollup.Sums;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Writes changes to the hourly sums; the database keeps those by day and week in step with them.
 */
public final class RollupTable {
    private static final String APPLY =
            """
            insert into rollup_hour (org_id, hour, type, direction, source, events, duration_s,
                                     answered, missed, busy, failed, rejected)
            select org, to_timestamp(second), type, direction, source, events, duration_s,
                   answered, missed, busy, failed, rejected
            from unnest(?::uuid[], ?::float8[], ?::int[], ?::int[], ?::text[], ?::bigint[],
                        ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                        ?::bigint[])
                 as change (org, second, type, direction, source, events, duration_s,
                            answered, missed, busy, failed, rejected)
            on conflict (org_id, hour, type, direction, source) do update set
                events = rollup_hour.events + excluded.events,
                duration_s = rollup_hour.duration_s + excluded.duration_s,
                answered = rollup_hour.answered + excluded.answered,
                missed = rollup_hour.missed + excluded.missed,
                busy = rollup_hour.busy + excluded.busy,
                failed = rollup_hour.failed + excluded.failed,
                rejected = rollup_hour.rejected + excluded.rejected""";

    private static final String PRUNE =
            """
            delete from rollup_hour s
            using unnest(?::uuid[], ?::float8[], ?::int[], ?::int[], ?::text[])
                  as change (org, second, type, direction, source)
            where s.org_id = change.org and s.hour = to_timestamp(change.second)
              and s.type = change.type and s.direction = change.direction
              and s.source = change.source and s.events = 0""";

    private static final double MICROS = 1e6;

    private RollupTable() {}

    /** Applies all changes, as part of the connection's transaction. */
    public static void apply(Connection connection, Rollup rollup) throws SQLException {
        Map<Key, Sums> changes = rollup.inOrder();
        List<Key> keys = List.copyOf(changes.keySet());
        List<Sums> sums = List.copyOf(changes.values());
        try (PreparedStatement statement = connection.prepareStatement(APPLY)) {
            bind(statement, keys);
            longs(statement, 6, sums, Sums::events);
            longs(statement, 7, sums, Sums::durationS);
            longs(statement, 8, sums, s -> s.of(Outcome.ANSWERED));
            longs(statement, 9, sums, s -> s.of(Outcome.MISSED));
            longs(statement, 10, sums, s -> s.of(Outcome.BUSY));
            longs(statement, 11, sums, s -> s.of(Outcome.FAILED));
            longs(statement, 12, sums, s -> s.of(Outcome.REJECTED));
            statement.executeUpdate();
        }
    }

    /**
     * Removes those of the changed sums that are sums of nothing now. Call it after the changes.
     */
    public static void prune(Connection connection, Rollup rollup) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            bind(statement, List.copyOf(rollup.inOrder().keySet()));
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, List<Key> keys) throws SQLException {
        array(statement, 1, "uuid", keys.stream().map(Key::org).toArray());
        array(statement, 2, "float8", keys.stream().mapToDouble(RollupTable::second).toArray());
        array(statement, 3, "int4", keys.stream().mapToInt(Key::type).toArray());
        array(statement, 4, "int4", keys.stream().mapToInt(Key::direction).toArray());
        array(statement, 5, "text", keys.stream().map(Key::source).toArray());
    }

    /** Hours are whole seconds, so that a double holds them exactly. */
    private static double second(Key key) {
        return key.hour() == StartTime.NONE ? Double.NEGATIVE_INFINITY : key.hour() / MICROS;
    }

    private static void longs(
            PreparedStatement statement, int at, List<Sums> sums, ToLongFunction<Sums> value)
            throws SQLException {
        array(statement, at, "int8", sums.stream().mapToLong(value).toArray());
    }
}
