package io.phonelog.event.duplicate;

import io.phonelog.contracts.event.EventBytes;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.store.Origin;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the rows of events leave out, looked up when the first event of an origin comes. */
final class KnownOrigins {
    private static final String FIND =
            """
            select org_id, job_id, run, upload_id, file_sha256, template_id, template_version,
                   source, parser_version
            from origin where id = ?""";

    private final Connection connection;
    private final Map<Integer, Known> known = new HashMap<>();

    KnownOrigins(Connection connection) {
        this.connection = connection;
    }

    /** A run, and how its events are read. */
    record Known(Candidate.Reading reading, EventBytes bytes) {
        PhoneEvent event(byte[] detail) {
            return bytes.decode(detail);
        }
    }

    Known of(int origin) throws SQLException {
        Known found = known.get(origin);
        if (found == null) {
            found = find(origin);
            known.put(origin, found);
        }
        return found;
    }

    private Known find(int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setInt(1, id);
            ResultSet row = statement.executeQuery();
            if (!row.next()) {
                throw new IllegalStateException("an event has lost its origin " + id);
            }
            var header = origin(id, row).header();
            return new Known(
                    new Candidate.Reading(header.jobId(), header.run()), new EventBytes(header));
        }
    }

    private static Origin origin(int id, ResultSet row) throws SQLException {
        return new Origin(
                id,
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getObject(6, UUID.class),
                row.getInt(7),
                row.getString(8),
                row.getString(9));
    }
}
