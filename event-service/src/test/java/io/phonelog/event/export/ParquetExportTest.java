package io.phonelog.event.export;

import static io.phonelog.event.EventCalls.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.RandomCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What others read of our Parquet files. */
@QuarkusTest
@WithStack
class ParquetExportTest {
    @Inject TestStore store;

    @Test
    void anotherProgramReadsEveryEventWithItsTypes(@TempDir Path directory) throws Exception {
        List<PhoneEvent> events = new ArrayList<>(RandomCalls.list(new Random(11), 1_500));
        events.add(
                TestEvent.at("2026-05-01T10:00:00.123456Z")
                        .with("+15557777", "=Zoë, \"the 2nd\"\n☎")
                        .in("cell", 52.5, 13.4)
                        .lasting(61L)
                        .made());
        events.add(TestEvent.at(Instant.MIN).with("+15557778").lasting(null).made());
        TestBatch batch = TestBatch.of(events);
        store.load(batch);

        Path file = download(directory, "?format=parquet&jobId=" + batch.job());

        assertThat(number(file, "select count(*) from '%s'")).isEqualTo(1_502);
        assertThat(number(file, "select count(distinct eventId) from '%s'")).isEqualTo(1_502);
        assertThat(number(file, "select sum(durationS) from '%s'"))
                .isEqualTo(
                        events.stream()
                                .map(event -> event.amounts().durationS())
                                .filter(java.util.Objects::nonNull)
                                .mapToLong(Long::longValue)
                                .sum());
        assertThat(number(file, "select count(*) from '%s' where start is null")).isEqualTo(1);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet row =
                        duck.createStatement()
                                .executeQuery(
                                        "select start, contactName, firstCellLat, contact from '%s' where contact = '+15557777'"
                                                .formatted(file))) {
            assertThat(row.next()).isTrue();
            assertThat(row.getObject(1, Timestamp.class).getNanos()).isEqualTo(123_456_000);
            assertThat(row.getString(2)).isEqualTo("=Zoë, \"the 2nd\"\n☎");
            assertThat(row.getDouble(3)).isEqualTo(52.5);
        }
    }

    @Test
    void rowsBeyondAGroupAreInTheNext(@TempDir Path directory) throws Exception {
        TestBatch batch = TestBatch.of(RandomCalls.list(new Random(12), 40_000));
        store.load(batch);

        Path file = download(directory, "?format=parquet&jobId=" + batch.job());

        assertThat(number(file, "select count(distinct eventId) from '%s'")).isEqualTo(40_000);
        assertThat(number(file, "select count(distinct row_group_id) from parquet_metadata('%s')"))
                .isEqualTo(2);
    }

    @Test
    void nothingIsAFileWithoutRows(@TempDir Path directory) throws Exception {
        Path file = download(directory, "?format=parquet&contact=nobody-at-all");

        assertThat(number(file, "select count(*) from '%s'")).isZero();
    }

    private static Path download(Path directory, String query) throws IOException {
        byte[] bytes =
                viewer().get("/api/v1/events/export" + query)
                        .then()
                        .statusCode(200)
                        .contentType("application/vnd.apache.parquet")
                        .extract()
                        .asByteArray();
        return Files.write(directory.resolve("events.parquet"), bytes);
    }

    private static long number(Path file, String sql) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet row = duck.createStatement().executeQuery(sql.formatted(file))) {
            row.next();
            return row.getLong(1);
        }
    }
}
