package io.phonelog.event.store;

import org.postgresql.PGConnection;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Rows given to a statement as one array a column, for {@code unnest} to put together. */
final class ColumnArrays {
    private ColumnArrays() {}

    /**
     * Gives a statement a column.
     *
     * @param values an array of objects or of primitives
     */
    static void array(PreparedStatement statement, int at, String type, Object values)
            throws SQLException {
        statement.setArray(
                at,
                statement.getConnection().unwrap(PGConnection.class).createArrayOf(type, values));
    }
}
