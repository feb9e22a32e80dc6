package io.phonelog.event.store;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

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
 * Contacts and the names they were seen under, collected for one transaction. A party is known as long
 * as an origin shows it; changes are made in the order of {@code party}'s key by everybody.
 */
public final class PartyNames {
    private static final String REMEMBER =
            """
            with fresh as (
                insert into party_origin (org_id, origin, address, name)
                select org, origin, address, name
                from unnest(?::uuid[], ?::int[], ?::text[], ?::text[])
                     as seen (org, origin, address, name)
                on conflict do nothing
                returning org_id, address, name)
            insert into party as known (org_id, address, name, origins)
            select org_id, address, name, count(*) from fresh group by 1, 2, 3 order by 1, 2, 3
            on conflict (org_id, address, name) do update set
                origins = known.origins + excluded.origins""";

    private static final String FORGET =
            """
            delete from party_origin
            where org_id = ? and ctid = any (array(
                select ctid from party_origin where org_id = ? and origin = any(?) limit ?))
            returning address, name""";

    private static final String SUBTRACT =
            """
            insert into party as known (org_id, address, name, origins)
            select ?, address, name, -count(*)
            from unnest(?::text[], ?::text[]) as gone (address, name)
            group by 2, 3 order by 1, 2, 3
            on conflict (org_id, address, name) do update set
                origins = known.origins + excluded.origins""";

    private static final String PRUNE =
            """
            delete from party
            using unnest(?::text[], ?::text[]) as gone (address, name)
            where party.org_id = ? and party.address = gone.address and party.name = gone.name
              and party.origins <= 0""";

    private final Set<Seen> seen = new HashSet<>();

    private record Seen(UUID org, int origin, String address, String name) {
        private static final Comparator<Seen> ORDER =
                Comparator.comparing(Seen::org)
                        .thenComparingInt(Seen::origin)
                        .thenComparing(Seen::address)
                        .thenComparing(Seen::name);
    }

    /** Somebody was seen in an event of an origin; under no name when it is null. */
    public void add(UUID org, int origin, String address, @Nullable String name) {
        seen.add(new Seen(org, origin, address, name == null ? "" : name));
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
            array(statement, 3, "text", inOrder.stream().map(Seen::address).toArray());
            array(statement, 4, "text", inOrder.stream().map(Seen::name).toArray());
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
        List<String> addresses = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
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
        subtract(connection, org, addresses.toArray(), names.toArray());
        return true;
    }

    private static void subtract(
            Connection connection, UUID org, Object[] addresses, Object[] names)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUBTRACT)) {
            statement.setObject(1, org);
            array(statement, 2, "text", addresses);
            array(statement, 3, "text", names);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            array(statement, 1, "text", addresses);
            array(statement, 2, "text", names);
            statement.setObject(3, org);
            statement.executeUpdate();
        }
    }

    private static void array(PreparedStatement statement, int at, String type, Object values)
            throws SQLException {
        statement.setArray(
                at,
                statement.getConnection().unwrap(PGConnection.class).createArrayOf(type, values));
    }
}
