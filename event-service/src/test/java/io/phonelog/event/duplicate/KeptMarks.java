package io.phonelog.event.duplicate;

import io.phonelog.event.TestStore;
import io.phonelog.test.Org;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The marks that are kept, compared with those that all events of acme together ask for. */
@ApplicationScoped
public class KeptMarks {
    private static final String EVENTS =
            """
            select e.start_at, e.id, e.origin, e.detail
            from event e
            join origin o on o.id = e.origin
            join comparison c on c.job_id = o.job_id and c.run = o.run
            where e.start_at > '-infinity'""";

    private static final String MARKS =
            "select id, origin, original_id, original_origin from duplicate";

    /** Origins whose number of marks is not that of their marks. */
    private static final String WRONG_COUNTS =
            """
            select count(*) from origin o
            where o.duplicates <> (select count(*) from duplicate d where d.origin = o.id)""";

    private final TestStore store;

    KeptMarks(TestStore store) {
        this.store = store;
    }

    /** An event, as marks name it. */
    public record Key(UUID id, int origin) {}

    public Map<Key, Key> kept() throws SQLException {
        try (Connection connection = ofAcme()) {
            ResultSet rows = connection.createStatement().executeQuery(MARKS);
            Map<Key, Key> marks = new HashMap<>();
            while (rows.next()) {
                marks.put(
                        new Key(rows.getObject(1, UUID.class), rows.getInt(2)),
                        new Key(rows.getObject(3, UUID.class), rows.getInt(4)));
            }
            return marks;
        }
    }

    public Map<Key, Key> recomputed() throws SQLException {
        try (Connection connection = ofAcme()) {
            KnownOrigins origins = new KnownOrigins(connection);
            Traits.Reader traits = new Traits.Reader();
            Map<OffsetDateTime, List<Candidate>> moments = new HashMap<>();
            ResultSet rows = connection.createStatement().executeQuery(EVENTS);
            while (rows.next()) {
                KnownOrigins.Known known = origins.of(rows.getInt(3));
                moments.computeIfAbsent(
                                rows.getObject(1, OffsetDateTime.class), at -> new ArrayList<>())
                        .add(
                                new Candidate(
                                        rows.getObject(2, UUID.class),
                                        rows.getInt(3),
                                        known.reading(),
                                        traits.of(known.event(rows.getBytes(4)))));
            }
            Map<Key, Key> marks = new HashMap<>();
            moments.values()
                    .forEach(
                            moment ->
                                    Originals.of(moment)
                                            .forEach(
                                                    (event, first) ->
                                                            marks.put(key(event), key(first))));
            return marks;
        }
    }

    public long wrongCounts() throws SQLException {
        return store.count(Org.ACME, WRONG_COUNTS);
    }

    private static Key key(Candidate candidate) {
        return new Key(candidate.id(), candidate.origin());
    }

    private Connection ofAcme() throws SQLException {
        Connection connection = store.owner();
        connection.createStatement().execute("set phonelog.org = '%s'".formatted(Org.ACME.id()));
        return connection;
    }
}
