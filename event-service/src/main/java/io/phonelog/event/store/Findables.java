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
 * transaction. One is known as long as an origin shows it; changes are made in the order of {@code
 * findable}'s key by everybody.
 */
public final class Findables {
    private static final String REMEMBER =
            """
            with fresh as (
                insert into findable_origin (org_id, origin, kind, address, name)
                select org, origin, kind, address, name
                from unnest(?::uuid[], ?::int[], ?::int[], ?::text[], ?::text[])
                     as seen (org, origin, kind, address, name)
                on conflict do nothing
                returning org_id, kind, address, name)
            insert into findable as known (org_id, kind, address, name, origins)
            select org_id, kind, address, name, count(*) from fresh
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            on conflict (org_id, kind, address, name) do update set
                origins = known.origins + excluded.origins""";

    private static final String FORGET =
            """
            delete from findable_origin
            where org_id = ? and ctid = any (array(
                select ctid from findable_origin where org_id = ? and origin = any(?) limit ?))
            returning kind, address, name""";

    private static final String SUBTRACT =
            """
            insert into findable as known (org_id, kind, address, name, origins)
            select ?, kind, address, name, -count(*)
            from unnest(?::int[], ?::text[], ?::text[]) as gone (kind, address, name)
            group by 2, 3, 4 order by 1, 2, 3, 4
            on conflict (org_id, kind, address, name) do update set
                origins = known.origins + excluded.origins""";

    private static final String PRUNE =
            """
            delete from findable f
            using unnest(?::int[], ?::text[], ?::text[]) as gone (kind, address, name)
            where f.org_id = ? and f.kind = gone.kind and f.address = gone.address
              and f.name = gone.name and f.origins <= 0""";

    private final Set<Seen> seen = new HashSet<>();

    /** What one is; the tables have the ordinal. */
    public enum Kind {
        CONTACT,
        PLACE
    }

    private record Seen(UUID org, int origin, Kind kind, String address, String name) {
        private static final Comparator<Seen> ORDER =
                Comparator.comparing(Seen::org)
                        .thenComparingInt(Seen::origin)
                        .thenComparing(Seen::kind)
                        .thenComparing(Seen::address)
                        .thenComparing(Seen::name);
    }

    /** One was seen in an event of an origin; under no name when it is null. */
    public void add(UUID org, int origin, Kind kind, String address, @Nullable String name) {
        seen.add(new Seen(org, origin, kind, address, name == null ? "" : name));
    }

    /** Remembers those that are new, as part of the connection's transaction. */
    public void remember(Connection connection) throws SQLException {
        if (seen.isEmpty()) {
            return;
        }
        List<Seen> inOrder = seen.stream().sorted(Seen.ORDER).toList();
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            array(statement, 1, "uuid", inOrder.stream().map(Seen::org).toArray());
            array(statement, 2, "int4", inOrder.stream().mapToInt(Seen::origin).toArray());
            array(
                    statement,
                    3,
                    "int4",
                    inOrder.stream().mapToInt(s -> s.kind().ordinal()).toArray());
            array(statement, 4, "text", inOrder.stream().map(Seen::address).toArray());
            array(statement, 5, "text", inOrder.stream().map(Seen::name).toArray());
            statement.executeUpdate();
        }
    }

    /**
     * Takes out what origins have shown, as part of the connection's transaction.
     *
     * @param limit how much at the most
     * @return whether there was any
     */
    public static boolean forget(Connection connection, UUID org, Integer[] origins, int limit)
            throws SQLException {
        Gone gone = new Gone(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, org);
            statement.setObject(2, org);
            statement.setArray(3, connection.createArrayOf("int4", origins));
            statement.setInt(4, limit);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                gone.kinds().add(rows.getInt("kind"));
                gone.addresses().add(rows.getString("address"));
                gone.names().add(rows.getString("name"));
            }
        }
        if (gone.kinds().isEmpty()) {
            return false;
        }
        subtract(connection, org, gone);
        return true;
    }

    /** What an origin showed, as columns. */
    private record Gone(List<Integer> kinds, List<String> addresses, List<String> names) {
        void bind(PreparedStatement statement, int first) throws SQLException {
            array(statement, first, "int4", kinds.toArray());
            array(statement, first + 1, "text", addresses.toArray());
            array(statement, first + 2, "text", names.toArray());
        }
    }

    private static void subtract(Connection connection, UUID org, Gone gone) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUBTRACT)) {
            statement.setObject(1, org);
            gone.bind(statement, 2);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            gone.bind(statement, 1);
            statement.setObject(4, org);
            statement.executeUpdate();
        }
    }
}
