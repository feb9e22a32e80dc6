package io.phonelog.event.store;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Contacts and the names they were seen under, collected for one transaction. */
public final class PartyNames {
    private static final String REMEMBER =
            """
            insert into party (org_id, address, name)
            select org, address, name
            from unnest(?::uuid[], ?::text[], ?::text[]) as seen (org, address, name)
            on conflict do nothing""";

    private final Set<Seen> seen = new HashSet<>();

    private record Seen(UUID org, String address, String name) {
        private static final Comparator<Seen> ORDER =
                Comparator.comparing(Seen::org)
                        .thenComparing(Seen::address)
                        .thenComparing(Seen::name);
    }

    /** Somebody was seen; under no name when it is null. */
    public void add(UUID org, String address, @Nullable String name) {
        seen.add(new Seen(org, address, name == null ? "" : name));
    }

    /** Remembers those that are new, in the order in which everybody does. */
    public void remember(Connection connection) throws SQLException {
        if (seen.isEmpty()) {
            return;
        }
        List<Seen> inOrder = seen.stream().sorted(Seen.ORDER).toList();
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            statement.setArray(
                    1, postgres.createArrayOf("uuid", inOrder.stream().map(Seen::org).toArray()));
            statement.setArray(
                    2,
                    postgres.createArrayOf("text", inOrder.stream().map(Seen::address).toArray()));
            statement.setArray(
                    3, postgres.createArrayOf("text", inOrder.stream().map(Seen::name).toArray()));
            statement.executeUpdate();
        }
    }
}
