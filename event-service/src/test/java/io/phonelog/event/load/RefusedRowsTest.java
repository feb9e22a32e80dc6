package io.phonelog.event.load;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Topics;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.BatchesStored;
import io.phonelog.contracts.parse.ParseReport.ParseFailed;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.event.KeptSums;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that Postgres refuses harm no others. What it refuses here is made up: it refuses nothing
 * else.
 */
@QuarkusTest
@WithStack
class RefusedRowsTest {
    private static final Instant BEGIN = Instant.parse("2026-03-05T10:00:00Z");

    @Inject TestStore store;
    @Inject KeptSums sums;

    @BeforeEach
    void refuse() throws SQLException {
        store.change("alter table event add constraint no_such check (contact <> 'refused')");
    }

    @AfterEach
    void refuseNoMore() throws SQLException {
        store.change("alter table event drop constraint no_such");
    }

    @Test
    void becomeRejectsOfTheirJobWhileAllOthersAreStored() throws SQLException {
        List<PhoneEvent> events = calls(50);
        events.set(7, refused());
        events.set(49, refused());
        TestBatch batch = TestBatch.of(events);
        TestBatch next = batch.then(TestEvent.at(BEGIN).made());

        store.send(batch, next);

        await().untilAsserted(() -> assertThat(store.rows(batch)).isEqualTo(49));
        await().untilAsserted(
                        () ->
                                assertThat(toldOf(batch))
                                        .flatExtracting(BatchesStored::batches)
                                        .containsExactlyInAnyOrder(
                                                new BatchesStored.Batch(0, 0, 48),
                                                new BatchesStored.Batch(0, 1, 1)));
        assertThat(toldOf(batch))
                .flatExtracting(BatchesStored::refused)
                .hasSize(2)
                .extracting(RejectedRow::code)
                .containsOnly("ROW_REFUSED");
        assertThat(deadLetters(batch)).isZero();
        assertThat(sums.wrong()).isZero();
    }

    @Test
    void areToldOfWhenNothingElseIsInTheirBatch() {
        TestBatch batch = TestBatch.of(refused());

        store.load(batch);

        await().untilAsserted(
                        () ->
                                assertThat(toldOf(batch))
                                        .flatExtracting(BatchesStored::batches)
                                        .containsExactly(new BatchesStored.Batch(0, 0, 0)));
    }

    @Test
    void endTheJobWhenTheyAreSoManyThatTheStoreMustBeAtFault() {
        List<PhoneEvent> events = new ArrayList<>();
        for (int i = 0; i <= RowSieve.MOST_REFUSED; i++) {
            events.add(refused());
        }
        TestBatch batch = TestBatch.of(events);

        store.send(batch);

        await().untilAsserted(() -> assertThat(deadLetters(batch)).isOne());
        await().untilAsserted(
                        () ->
                                assertThat(
                                                store.told(
                                                        Topics.PARSE_PROGRESS,
                                                        batch.job(),
                                                        ParseFailed.class))
                                        .extracting(f -> f.failure().code())
                                        .containsExactly("ROWS_REFUSED"));
    }

    private static PhoneEvent refused() {
        return TestEvent.at(BEGIN).with("refused").made();
    }

    private static List<PhoneEvent> calls(int count) {
        List<PhoneEvent> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(TestEvent.at(BEGIN.plusSeconds(i)).made());
        }
        return calls;
    }

    private List<BatchesStored> toldOf(TestBatch batch) {
        return store.told(Topics.RECORDS_STORED, batch.job(), BatchesStored.class);
    }

    private long deadLetters(TestBatch batch) {
        return store.messages(Topics.deadLettersOf(Topics.RECORDS_PARSED), batch.key()).size();
    }
}
