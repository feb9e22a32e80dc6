package io.phonelog.upload;

import static io.phonelog.test.Patience.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A change that is made and not committed yet: whoever wants the same rows waits for it. */
public final class Held implements AutoCloseable {
    /**
     * Of the locks as they are now: the activity is seen as it was when a transaction first looked.
     */
    private static final String WAITING =
            """
            select count(*) from pg_locks
            where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))""";

    private final Connection connection;

    Held(Connection connection) {
        this.connection = connection;
    }

    /** Done when somebody waits for it. */
    public void awaitWaiter() {
        await().until(() -> number(WAITING) > 0);
    }

    /** Whether this may have the turn of an upload's bytes at once: nobody else has it. */
    public boolean takesTurnOf(String uploadId) throws SQLException {
        String turn =
                """
                select pg_try_advisory_xact_lock(hashtextextended(org_id || ' ' || sha256, 0))::int
                from upload where id = '%s'""";
        return number(turn.formatted(uploadId)) == 1;
    }

    @Override
    public void close() throws SQLException {
        connection.commit();
        connection.close();
    }

    private long number(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
