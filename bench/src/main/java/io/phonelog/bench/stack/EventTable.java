package io.phonelog.bench.stack;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.stack.drive.PrivateStack;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The event store's table, as the superuser of the measured stack sees it. */
public final class EventTable implements AutoCloseable {
    private static final int BUFFER = 1 << 20;
    private static final long LOOK_EVERY_MS = 200;
    private static final String ALL_COMPARED =
            "select not exists (select from event.comparison where ended_at is null)";

    private final Connection connection;

    public EventTable(PrivateStack stack) throws SQLException, IOException {
        String password =
                new ObjectMapper()
                        .readTree(stack.home().resolve("secrets.json").toFile())
                        .path("postgres.superuser")
                        .asText();
        connection =
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + stack.port("postgres") + "/phonelog",
                        "postgres",
                        password);
    }

    /** Waits until all events are compared with each other, which goes on after their jobs. */
    public void awaitCompared() throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            boolean compared = false;
            while (!compared) {
                Thread.sleep(LOOK_EVERY_MS);
                ResultSet row = statement.executeQuery(ALL_COMPARED);
                row.next();
                compared = row.getBoolean(1);
            }
        }
    }

    /** Takes a job's rows out and measures how long {@code COPY} takes to put them back. */
    public double secondsToCopy(UUID job, Path dump) throws SQLException, IOException {
        String ofJob = "origin in (select id from event.origin where job_id = '%s')".formatted(job);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        try {
            try (OutputStream out = Files.newOutputStream(dump)) {
                copy.copyOut(
                        "copy (select * from event.event where "
                                + ofJob
                                + ") to stdout (format binary)",
                        out);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("delete from event.event where " + ofJob);
                statement.execute("vacuum event.event");
                statement.execute("checkpoint");
            }
            long begun = System.nanoTime();
            try (InputStream in = Files.newInputStream(dump)) {
                copy.copyIn("copy event.event from stdin (format binary)", in, BUFFER);
            }
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            Files.deleteIfExists(dump);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
