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
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/** The event store's table, as the superuser of the measured stack sees it. */
public final class EventTable implements AutoCloseable {
    private static final int BUFFER = 1 << 20;
    private static final long LOOK_EVERY_MS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String COMPARED =
            "select from event.comparison where job_id = ? and ended_at is not null";

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

    /** Waits until a job's events are compared with all others, which goes on after it. */
    public void awaitCompared(UUID job) throws SQLException, IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (PreparedStatement compared = connection.prepareStatement(COMPARED)) {
            compared.setObject(1, job);
            while (!compared.executeQuery().next()) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("the events of job %s are not compared".formatted(job));
                }
                Thread.sleep(LOOK_EVERY_MS);
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
