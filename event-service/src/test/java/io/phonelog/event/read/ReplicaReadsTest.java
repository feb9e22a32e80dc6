package io.phonelog.event.read;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.event.EventCalls;
import io.phonelog.event.EventConfig;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.EmbeddedStack;
import io.phonelog.test.Org;
import io.phonelog.test.StackPart;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** With a replica, which may lag behind. */
@QuarkusTest
@WithStack(standby = true)
@TestProfile(ReplicaReadsTest.Impatient.class)
class ReplicaReadsTest {
    @Inject TestStore store;
    @Inject EventConfig config;
    @Inject MeterRegistry metrics;

    @ConfigProperty(name = "phonelog.postgres.owner-password")
    String password;

    /** So that one that hangs does not hold up the tests. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("phonelog.event.replica.patience", "5s");
        }
    }

    @AfterEach
    void goOn() throws SQLException {
        EmbeddedStack.startAgain(StackPart.STANDBY);
        onReplica("select pg_wal_replay_resume()");
    }

    @Test
    void dashboardsComeFromItEventsDoNotAndWithoutItBothGoOn() throws SQLException {
        TestBatch first = batch("2003-02-01T10:00:00Z");
        store.load(first);
        await().until(() -> inDashboard(2003) == 1);

        onReplica("select pg_wal_replay_pause()");
        TestBatch second = batch("2003-02-02T10:00:00Z");
        store.load(second);
        assertThat(inList(2003)).isEqualTo(2);
        // One that hung for another test is left alone for a while.
        await().until(() -> inDashboard(2003) == 1);

        EmbeddedStack.stop(StackPart.STANDBY);
        assertThat(inDashboard(2003)).isEqualTo(2);
    }

    @Test
    void oneThatHangsIsGivenUp() throws Exception {
        store.load(batch("2005-02-01T10:00:00Z"));
        await().until(() -> inDashboard(2005) == 1);
        double before = failures();
        ProcessHandle postmaster = postmaster();

        signal("STOP", postmaster);
        try {
            await().untilAsserted(
                            () -> {
                                assertThat(inDashboard(2005)).isEqualTo(1);
                                assertThat(failures()).isGreaterThan(before);
                            });
        } finally {
            signal("CONT", postmaster);
        }
    }

    private double failures() {
        return metrics.counter("phonelog_replica_reads_failed").count();
    }

    private ProcessHandle postmaster() throws IOException, SQLException {
        Path pidFile = standbyData().resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0));
        return ProcessHandle.of(pid).orElseThrow();
    }

    /**
     * To the replica and the processes that serve its connections, some of which may have ended.
     */
    private static void signal(String signal, ProcessHandle postmaster) throws Exception {
        List<String> kill = new ArrayList<>(List.of("kill", "-s", signal));
        kill.add(Long.toString(postmaster.pid()));
        postmaster.descendants().map(child -> Long.toString(child.pid())).forEach(kill::add);
        new ProcessBuilder(kill).start().waitFor();
    }

    private static TestBatch batch(String start) {
        return TestBatch.of(List.of(TestEvent.at(Instant.parse(start)).made())).by(Org.ACME);
    }

    private static int inDashboard(int year) {
        return EventCalls.metrics(
                        Map.of("from", begin(year), "to", begin(year + 1), "bucket", "month"))
                .getInt("totals.events");
    }

    private static int inList(int year) {
        return EventCalls.events(Map.of("from", begin(year), "to", begin(year + 1)))
                .getInt("page.total");
    }

    private static String begin(int year) {
        return year + "-01-01T00:00:00Z";
    }

    private void onReplica(String sql) throws SQLException {
        try (Connection replica = connect()) {
            replica.createStatement().execute(sql);
        }
    }

    private Path standbyData() throws SQLException {
        try (Connection replica = connect()) {
            ResultSet row = replica.createStatement().executeQuery("show data_directory");
            row.next();
            return Path.of(row.getString(1));
        }
    }

    private Connection connect() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(config.replica().port());
        return DriverManager.getConnection(url, "postgres", password);
    }
}
