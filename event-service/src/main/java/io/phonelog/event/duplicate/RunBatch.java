package io.phonelog.event.duplicate;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A batch of a run: within these bounds lie its events.
 *
 * @param reached how far its run is compared with it
 * @param origins those of the run
 */
record RunBatch(
        Comparison reached,
        Integer[] origins,
        UUID firstId,
        UUID lastId,
        OffsetDateTime firstStart,
        OffsetDateTime lastStart) {

    private static final String NEXT =
            """
            select chunk, sequence, first_id, last_id, first_start, last_start from loaded_batch
            where org_id = ? and job_id = ? and run = ? and (chunk, sequence) > (?, ?)
            order by chunk, sequence limit 1""";

    private static final String ORIGINS =
            "select id from origin where org_id = ? and job_id = ? and run = ?";

    /** The first of a run that is not compared; null when all are. */
    static @Nullable RunBatch next(Connection connection, Comparison of) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            bind(statement, of);
            statement.setInt(4, of.chunk());
            statement.setInt(5, of.sequence());
            ResultSet row = statement.executeQuery();
            return row.next() ? read(row, of, origins(connection, of)) : null;
        }
    }

    private static RunBatch read(ResultSet row, Comparison of, Integer[] origins)
            throws SQLException {
        return new RunBatch(
                new Comparison(of.org(), of.job(), of.run(), row.getInt(1), row.getInt(2)),
                origins,
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getObject(5, OffsetDateTime.class),
                row.getObject(6, OffsetDateTime.class));
    }

    private static Integer[] origins(Connection connection, Comparison of) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ORIGINS)) {
            bind(statement, of);
            ResultSet rows = statement.executeQuery();
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids.toArray(Integer[]::new);
        }
    }

    private static void bind(PreparedStatement statement, Comparison of) throws SQLException {
        statement.setObject(1, of.org());
        statement.setObject(2, of.job());
        statement.setInt(3, of.run());
    }
}
