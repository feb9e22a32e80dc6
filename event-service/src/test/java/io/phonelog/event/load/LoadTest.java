package io.phonelog.event.load;

import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.contracts.Topics;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.BatchesStored;
import io.phonelog.event.KeptSums;
import io.phonelog.event.RandomCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@QuarkusTest
@WithStack
class LoadTest {
    @Inject TestStore store;
    @Inject BatchLoader loader;
    @Inject KeptSums sums;

    @Test
    void loadsABatchAndTellsOfIt() {
        TestBatch batch =
                TestBatch.of(
                        TestEvent.at("2026-03-01T10:00:00Z").with("+15550111", "Ann").made(),
                        TestEvent.at("2026-03-01T11:00:00Z").with("+15550112").made());

        store.send(batch);

        awaitRows(batch, 2);
        given().auth()
                .oauth2(Tokens.acme().viewer())
                .get("/api/v1/events?jobId=" + batch.job())
                .then()
                .statusCode(200)
                .body("page.total", equalTo(2))
                .body("items.contact.e164", contains("+15550112", "+15550111"))
                .body("items[1].to.name", equalTo("Ann"))
                .body("items[1].start", equalTo("2026-03-01T10:00:00Z"))
                .body("items[1].durationS", equalTo(60))
                .body("items[1].source", equalTo("handset"))
                .body("items[1].provenance.fileSha256", equalTo(TestEvent.SHA256));
        await().untilAsserted(
                        () ->
                                assertThat(toldOf(batch))
                                        .containsExactly(
                                                new BatchesStored(
                                                        batch.job(),
                                                        1,
                                                        List.of(
                                                                new BatchesStored.Batch(
                                                                        0, 0, 2)))));
    }

    @Test
    void loadsABatchOnceHoweverOftenItComes() throws SQLException {
        TestBatch batch = TestBatch.of(TestEvent.at("2026-03-02T10:00:00Z").made());
        TestBatch last = batch.then(TestEvent.at("2026-03-02T11:00:00Z").made());

        store.send(batch, batch, batch, last);
        awaitRows(batch, 2);
        loader.load(List.of(batch.read(), batch.read()));

        assertThat(store.rows(batch)).isEqualTo(2);
        await().untilAsserted(
                        () ->
                                assertThat(
                                                toldOf(batch).stream()
                                                        .flatMap(m -> m.batches().stream()))
                                        .containsExactly(
                                                new BatchesStored.Batch(0, 0, 1),
                                                new BatchesStored.Batch(0, 1, 1)));
    }

    @Test
    void orderAndRepetitionOfBatchesMeanNothing() throws SQLException {
        TestBatch batch = TestBatch.of(RandomCalls.list(new Random(21), 20));
        List<TestBatch> all = new ArrayList<>(List.of(batch));
        for (int i = 0; i < 7; i++) {
            batch = batch.then(RandomCalls.list(new Random(i), 20).toArray(PhoneEvent[]::new));
            all.add(batch);
        }
        List<TestBatch> sent = new ArrayList<>();
        for (int time = 0; time < 10; time++) {
            sent.addAll(all);
        }
        Collections.shuffle(sent, new Random(22));

        store.load(sent.toArray(TestBatch[]::new));
        loader.load(all.stream().map(TestBatch::read).toList());

        assertThat(store.rows(batch)).isEqualTo(160);
        assertThat(sums.wrong()).isZero();
    }

    @Test
    void loadsBatchesOfTwoTenantsTogether() throws SQLException {
        UUID shared = UUID.randomUUID();
        TestBatch acme = TestBatch.of(TestEvent.at("2026-03-03T10:00:00Z").id(shared).made());
        TestBatch globex =
                TestBatch.of(TestEvent.at("2026-03-03T10:00:00Z").id(shared).made()).by(Org.GLOBEX);

        loader.load(List.of(globex.read(), acme.read()));

        assertThat(store.rows(acme)).isEqualTo(1);
        assertThat(store.rows(globex)).isEqualTo(1);
        String byId = "select count(*) from event where id = '" + shared + "'";
        assertThat(store.count(Org.ACME, byId)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(toldOf(globex)).hasSize(1));
    }

    @Test
    void keepsBytesThatNobodyCanReadAndGoesOn() {
        TestBatch good = TestBatch.of(TestEvent.at("2026-03-04T10:00:00Z").made());
        byte[] damaged = good.bytes();
        damaged[damaged.length - 1] ^= 1;

        store.send(good.key(), "garbage".getBytes(StandardCharsets.US_ASCII));
        store.send(good.key(), damaged);
        store.send(good);

        awaitRows(good, 1);
        await().untilAsserted(
                        () ->
                                assertThat(deadLetters(good))
                                        .extracting(m -> m.value())
                                        .containsExactly(
                                                "garbage".getBytes(StandardCharsets.US_ASCII),
                                                damaged));
    }

    @Test
    void severalLoadersStoreEachBatchOnceAndNeverBlockEachOther() throws Exception {
        TestBatch first = TestBatch.of(RandomCalls.list(new Random(8), 200));
        TestBatch second = first.then(TestEvent.at("2026-03-08T10:00:00Z").made());
        TestBatch other = TestBatch.of(RandomCalls.list(new Random(9), 200));
        List<TestBatch> batches = List.of(first, second, other);
        ExecutorService loaders = Executors.newFixedThreadPool(4);
        List<Future<?>> loads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            loads.add(loaders.submit(() -> loadPatiently(batches)));
        }
        for (Future<?> load : loads) {
            load.get();
        }
        loaders.shutdown();

        assertThat(store.rows(first)).isEqualTo(201);
        assertThat(store.rows(other)).isEqualTo(200);
    }

    /** As the consumer does: a loader that was overtaken prepares again. */
    private @Nullable Void loadPatiently(List<TestBatch> batches) throws SQLException {
        while (true) {
            try {
                loader.load(batches.stream().map(TestBatch::read).toList());
                return null;
            } catch (SQLException e) {
                assertThat(e.getMessage()).contains("Overtaken");
            }
        }
    }

    private List<BatchesStored> toldOf(TestBatch batch) {
        return store.told(Topics.RECORDS_STORED, batch.job(), BatchesStored.class);
    }

    private List<org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]>> deadLetters(
            TestBatch batch) {
        return store.messages(Topics.deadLettersOf(Topics.RECORDS_PARSED), batch.key());
    }

    private void awaitRows(TestBatch batch, int rows) {
        await().untilAsserted(() -> assertThat(store.rows(batch)).isEqualTo(rows));
    }
}
