package io.phonelog.event.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.KeptSums;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

@QuarkusTest
@WithStack
class ContactDaysTest {
    private static final int DAYS = 25;
    private static final int FILES = 12;
    private static final long FEW = 8;

    @Inject TestStore store;
    @Inject KeptSums sums;
    @Inject BackgroundTransactions transactions;

    @Test
    void daysOfManyFilesHaveFewRowsInTheEnd() throws SQLException {
        Instant first = Instant.parse("2012-01-01T10:00:00Z");
        IntStream.range(0, FILES).forEach(file -> store.loadAndCompare(file(first)));

        for (String day : List.of("2012-01-01", "2012-01-25")) {
            await().untilAsserted(() -> assertThat(rowsOfADay(day)).isBetween(1L, FEW));
        }
        assertThat(sums.wrong()).isZero();
    }

    @Test
    void whatIsLoadedAndDeletedMeanwhileIsCounted() throws Exception {
        Instant first = Instant.parse("2012-03-01T10:00:00Z");
        AtomicBoolean going = new AtomicBoolean(true);
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            Future<?> merging = worker.submit(() -> merge(going));
            List<TestBatch> files =
                    IntStream.range(0, 2 * FILES).mapToObj(file -> file(first)).toList();
            for (TestBatch file : files) {
                store.load(file);
            }
            List<TestBatch> deleted = files.subList(0, FILES);
            deleted.forEach(file -> store.revoke(file.org(), file.job(), 1));
            for (TestBatch file : deleted) {
                await().untilAsserted(() -> assertThat(store.isIn(file)).isFalse());
            }
            going.set(false);
            merging.get();
        } finally {
            going.set(false);
            worker.shutdown();
        }

        assertThat(rowsOfADay("2012-03-01")).isBetween(1L, FEW);
        assertThat(sums.wrong()).isZero();
    }

    @Test
    void nothingStaysOfADayWhoseEventsAreDeleted() throws SQLException {
        TestBatch file = file(Instant.parse("2012-05-01T10:00:00Z"));
        store.load(file);
        assertThat(rowsOfADay("2012-05-25")).isEqualTo(1);

        store.revoke(file.org(), file.job(), 1);

        for (String day : List.of("2012-05-01", "2012-05-25")) {
            await().untilAsserted(() -> assertThat(rowsOfADay(day)).isZero());
        }
    }

    /** A call a day. */
    private static TestBatch file(Instant first) {
        return TestBatch.of(
                IntStream.range(0, DAYS)
                        .mapToObj(day -> first.plus(day, ChronoUnit.DAYS))
                        .<PhoneEvent>map(start -> TestEvent.at(start.toString()).made())
                        .toList());
    }

    /** Until it is told to end and nothing is left. */
    private Void merge(AtomicBoolean going) throws SQLException {
        boolean more = true;
        while (more || going.get()) {
            more =
                    transactions.run(
                            connection -> ContactDays.mergeCrowded(connection, Org.ACME.id()));
        }
        return null;
    }

    private long rowsOfADay(String day) throws SQLException {
        return store.count(
                Org.ACME,
                "select count(*) from contact_day where day = '%sT00:00:00Z'".formatted(day));
    }
}
