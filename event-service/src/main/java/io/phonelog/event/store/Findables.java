package io.phonelog.event.store;

import static io.phonelog.event.store.ColumnArrays.array;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What people search by: contacts and places, and the names they were seen under, collected for one
 * transaction. One is known as long as an origin shows it. Everybody changes contacts first, and
 * each kind in the order of its keys.
 */
public final class Findables {
    private final Set<Seen> seen = new HashSet<>();

    /** What one is, and the tables that know it. */
    public enum Kind {
        CONTACT("party"),
        PLACE("place");

        private static final String REMEMBER =
                """
                with fresh as (
                    insert into %1$s_origin (org_id, origin, address, name)
                    select org, origin, address, name
                    from unnest(?::uuid[], ?::int[], ?::text[], ?::text[])
                         as seen (org, origin, address, name)
                    on conflict do nothing
                    returning org_id, address, name)
                insert into %1$s as known (org_id, address, name, origins)
                select org_id, address, name, count(*) from fresh group by 1, 2, 3 order by 1, 2, 3
                on conflict (org_id, address, name) do update set
                    origins = known.origins + excluded.origins""";

        private static final String FORGET =
                """
                delete from %1$s_origin
                where org_id = ? and ctid = any (array(
                    select ctid from %1$s_origin where org_id = ? and origin = any(?) limit ?))
                returning address, name""";

        private static final String SUBTRACT =
                """
                insert into %1$s as known (org_id, address, name, origins)
                select ?, address, name, -count(*)
                from unnest(?::text[], ?::text[]) as gone (address, name)
                group by 2, 3 order by 1, 2, 3
                on conflict (org_id, address, name) do update set
                    origins = known.origins + excluded.origins""";

        private static final String PRUNE =
                """
                delete from %1$s f using unnest(?::text[], ?::text[]) as gone (address, name)
                where f.org_id = ? and f.address = gone.address and f.name = gone.name
                  and f.origins <= 0""";

        private final String remember;
        private final String forget;
        private final String subtract;
        private final String prune;

        Kind(String table) {
            remember = REMEMBER.formatted(table);
            forget = FORGET.formatted(table);
            subtract = SUBTRACT.formatted(table);
            prune = PRUNE.formatted(table);
        }
    }

    private record Seen(Kind kind, UUID org, int origin, String address, String name) {
        private static final Comparator<Seen> ORDER =
                Comparator.comparing(Seen::org)
                        .thenComparingInt(Seen::origin)
                        .thenComparing(Seen::address)
                        .thenComparing(Seen::name);
    }

    /** One was seen in an event of an origin; under no name when it is null. */
    public void add(UUID org, int origin, Kind kind, String address, @Nullable String name) {
        seen.add(new Seen(kind, org, origin, address, name == null ? "" : name));
    }

    /** Remembers those that are new, as part of the connection's transaction. */
    public void remember(Connection connection) throws SQLException {
        for (Kind kind : Kind.values()) {
            List<Seen> inOrder =
                    seen.stream().filter(s -> s.kind() == kind).sorted(Seen.ORDER).toList();
            if (!inOrder.isEmpty()) {
                remember(connection, kind, inOrder);
            }
        }
    }

    private static void remember(Connection connection, Kind kind, List<Seen> seen)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(kind.remember)) {
            array(statement, 1, "uuid", seen.stream().map(Seen::org).toArray());
            array(statement, 2, "int4", seen.stream().mapToInt(Seen::origin).toArray());
            array(statement, 3, "text", seen.stream().map(Seen::address).toArray());
            array(statement, 4, "text", seen.stream().map(Seen::name).toArray());
            statement.executeUpdate();
        }
    }

    /**
     * Takes out what origins have shown, as part of the connection's transaction.
     *
     * @param limit how much of each kind at the most
     * @return whether there was any
     */
    public static boolean forget(Connection connection, UUID org, Integer[] origins, int limit)
            throws SQLException {
        boolean any = false;
        for (Kind kind : Kind.values()) {
            any |= forget(connection, kind, org, origins, limit);
        }
        return any;
    }

    private static boolean forget(
            Connection connection, Kind kind, UUID org, Integer[] origins, int limit)
            throws SQLException {
        List<String> addresses = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(kind.forget)) {
            statement.setObject(1, org);
            statement.setObject(2, org);
            statement.setArray(3, connection.createArrayOf("int4", origins));
            statement.setInt(4, limit);
            ResultSet gone = statement.executeQuery();
            while (gone.next()) {
                addresses.add(gone.getString("address"));
                names.add(gone.getString("name"));
            }
        }
        if (addresses.isEmpty()) {
            return false;
        }
        subtract(connection, kind, org, addresses.toArray(), names.toArray());
        return true;
    }

    private static void subtract(
            Connection connection, Kind kind, UUID org, Object[] addresses, Object[] names)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(kind.subtract)) {
            statement.setObject(1, org);
            array(statement, 2, "text", addresses);
            array(statement, 3, "text", names);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(kind.prune)) {
            array(statement, 1, "text", addresses);
            array(statement, 2, "text", names);
            statement.setObject(3, org);
            statement.executeUpdate();
        }
    }
}
