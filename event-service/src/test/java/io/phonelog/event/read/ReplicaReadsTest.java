package io.phonelog.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** With a replica, which may lag behind. */
@QuarkusTest
@WithStack(standby = true)
class ReplicaReadsTest {
    private static final Map<String, String> YEAR =
            Map.of("from", "2003-01-01T00:00:00Z", "to", "2004-01-01T00:00:00Z", "bucket", "month");

    @Inject TestStore store;
    @Inject EventConfig config;

    @ConfigProperty(name = "phonelog.postgres.owner-password")
    String password;

    @AfterEach
    void goOn() throws SQLException {
        EmbeddedStack.startAgain(StackPart.STANDBY);
        onReplica("select pg_wal_replay_resume()");
    }

    @Test
    void dashboardsComeFromItEventsDoNotAndWithoutItBothGoOn() throws SQLException {
        TestBatch first = batch("2003-02-01T10:00:00Z");
        store.load(first);
        await().until(() -> inDashboard() == 1);

        onReplica("select pg_wal_replay_pause()");
        TestBatch second = batch("2003-02-02T10:00:00Z");
        store.load(second);
        assertThat(inList()).isEqualTo(2);
        assertThat(inDashboard()).isEqualTo(1);

        EmbeddedStack.stop(StackPart.STANDBY);
        assertThat(inDashboard()).isEqualTo(2);
    }

    private static TestBatch batch(String start) {
        return TestBatch.of(List.of(TestEvent.at(Instant.parse(start)).made())).by(Org.ACME);
    }

    private static int inDashboard() {
        return EventCalls.metrics(YEAR).getInt("totals.events");
    }

    private static int inList() {
        return EventCalls.events(Map.of("from", YEAR.get("from"), "to", YEAR.get("to")))
                .getInt("page.total");
    }

    private void onReplica(String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(config.replica().port());
        try (Connection replica = DriverManager.getConnection(url, "postgres", password)) {
            replica.createStatement().execute(sql);
        }
    }
}
