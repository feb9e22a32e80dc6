package io.phonelog.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.stack.postgres.Passwords;
import io.phonelog.stack.postgres.PostgresServer;
import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.Ports;
import io.phonelog.stack.process.Running;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A killed Postgres leaves processes behind that go on with their queries. */
class PostgresCrashIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PASSWORD = "test-password";
    private static final String ENDLESS = "DO $$ BEGIN LOOP END LOOP; END $$";

    private final int port = Ports.free();
    private final PostgresServer postgres;
    private final Path home;

    PostgresCrashIT(@TempDir Path home) {
        this.home = home;
        this.postgres =
                new PostgresServer(
                        Installation.fromSystemProperty(),
                        home.resolve("postgres"),
                        port,
                        Passwords.same(PASSWORD),
                        false);
    }

    @Test
    @EnabledOnOs(OS.LINUX) // elsewhere the next start fails until the query is done
    void startsAgainAlthoughAQueryOfTheKilledOneGoesOn() throws Exception {
        ProcessHandle orphan;
        try (Running running = Running.start(postgres, home, PATIENCE);
                Connection busy = connect()) {
            orphan = backend(busy);
            CompletableFuture<Void> query = CompletableFuture.runAsync(() -> run(busy, ENDLESS));
            awaitActive(orphan);
            kill(running);
            assertThat(orphan.isAlive()).isTrue();
            assertThat(query).isNotDone();
        }
        try (Running again = Running.start(postgres, home, PATIENCE);
                Connection connection = connect()) {
            assertThat(again.pid()).isPresent();
            assertThat(connection.isValid(1)).isTrue();
        } finally {
            orphan.destroyForcibly();
        }
    }

    private static void kill(Running running) {
        ProcessHandle.of(running.pid().orElseThrow()).orElseThrow().destroyForcibly();
        running.onExit().join();
    }

    private static ProcessHandle backend(Connection connection) throws SQLException {
        ResultSet row = connection.createStatement().executeQuery("SELECT pg_backend_pid()");
        row.next();
        return ProcessHandle.of(row.getLong(1)).orElseThrow();
    }

    private static void run(Connection connection, String sql) {
        assertThatThrownBy(() -> connection.createStatement().execute(sql))
                .isInstanceOf(SQLException.class);
    }

    private void awaitActive(ProcessHandle backend) throws SQLException {
        try (Connection watcher = connect()) {
            String active =
                    "SELECT FROM pg_stat_activity WHERE state = 'active' AND query = '%s' AND pid = %d"
                            .formatted(ENDLESS, backend.pid());
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!watcher.createStatement().executeQuery(active).next()) {
                assertThat(System.nanoTime()).as("waiting for the query").isLessThan(deadline);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresServer.DATABASE,
                "phonelog_job",
                PASSWORD);
    }
}
