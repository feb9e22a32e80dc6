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
    private static final int FEW = 8;

    @Inject TestStore store;
    @Inject KeptSums sums;
    @Inject BackgroundTransactions transactions;

    @Test
    void daysOfManyFilesHaveFewRowsWhenTheFilesAreCompared() throws SQLException {
        Instant first = Instant.parse("2012-01-01T10:00:00Z");
        IntStream.range(0, FILES).forEach(file -> store.loadAndCompare(file(first)));

        assertThat(rowsOfADay("2012-01-01")).isBetween(1L, (long) FEW);
        assertThat(rowsOfADay("2012-01-25")).isBetween(1L, (long) FEW);
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

        assertThat(rowsOfADay("2012-03-01")).isBetween(1L, (long) FEW);
        assertThat(sums.wrong()).isZero();
    }

    @Test
    void nothingStaysOfADayWithoutEvents() throws SQLException {
        TestBatch file = file(Instant.parse("2012-05-01T10:00:00Z"));
        // Each run makes the one before void.
        for (int run = 1; run <= FEW; run++) {
            store.load(file.inRun(run));
        }
        store.revoke(file.org(), file.job(), FEW);
        await().untilAsserted(() -> assertThat(store.isIn(file.inRun(FEW))).isFalse());
        merge(new AtomicBoolean(false));

        assertThat(rowsOfADay("2012-05-01")).isZero();
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
        while (transactions.run(
                        connection -> {
                            DuplicateMarks.lock(connection, Org.ACME.id());
                            return ContactDays.merge(connection, Org.ACME.id());
                        })
                || going.get()) {
            Thread.onSpinWait();
        }
        return null;
    }

    private long rowsOfADay(String day) throws SQLException {
        return store.count(
                Org.ACME,
                "select count(*) from contact_day where day = '%sT00:00:00Z'".formatted(day));
    }
}
