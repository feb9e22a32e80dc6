package io.phonelog.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.EventCalls;
import io.phonelog.event.RandomCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

@QuarkusTest
@WithStack
class EventPagesTest {
    /** By nobody else's tests. */
    private static final String CALLED_OFTEN = "447418520000";

    @Inject TestStore store;

    @ParameterizedTest
    @ValueSource(strings = {"start", "-start"})
    void skipNothingAndRepeatNothingWhileRowsPourIn(String sort) {
        Random random = new Random(3);
        List<PhoneEvent> events = new ArrayList<>(RandomCalls.list(random, 60));
        events.add(TestEvent.at(Instant.MIN).made());
        events.add(TestEvent.at(Instant.MAX).made());
        TestBatch batch = TestBatch.of(events);
        store.load(batch);

        List<UUID> seen = new ArrayList<>();
        TestBatch pouring = batch;
        String cursor = null;
        do {
            JsonPath page = page(batch.job(), sort, cursor);
            seen.addAll(EventCalls.ids(page));
            cursor = page.getString("page.nextCursor");
            pouring = pouring.then(RandomCalls.list(random, 5).toArray(PhoneEvent[]::new));
            store.load(pouring);
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).containsAll(events.stream().map(PhoneEvent::eventId).toList());
    }

    @Test
    void showAnEventTwiceThatTwoJobsRead() {
        UUID upload = UUID.randomUUID();
        PhoneEvent same = TestEvent.at("2026-08-01T10:00:00Z").id(upload).with("twice").made();
        store.load(TestBatch.of(same), TestBatch.of(same), TestBatch.of(same));

        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = EventCalls.events(query("contact", "twice", "1", cursor));
            seen.addAll(EventCalls.ids(page));
            cursor = page.getString("page.nextCursor");
        } while (cursor != null);

        assertThat(seen).containsExactly(upload, upload, upload);
    }

    @Test
    void linkToTheNextPage() {
        TestBatch batch = TestBatch.of(RandomCalls.list(new Random(5), 3));
        store.load(batch);

        EventCalls.viewer()
                .get("/api/v1/events?limit=2&jobId=" + batch.job())
                .then()
                .statusCode(200)
                .header("Link", startsWith("<?"))
                .body("page.hasMore", equalTo(true))
                .body("items.size()", equalTo(2));
    }

    @Test
    void countNoFurtherThanTenThousandWhatNoSumKnows() throws SQLException {
        TestBatch batch =
                TestBatch.of(
                        IntStream.range(0, 10_001)
                                .mapToObj(
                                        i ->
                                                TestEvent.at(
                                                                Instant.ofEpochSecond(
                                                                        1_785_000_000L + i))
                                                        .with(CALLED_OFTEN)
                                                        .made())
                                .toList());
        store.load(batch);

        EventCalls.viewer()
                .get("/api/v1/events?limit=1&jobId=" + batch.job())
                .then()
                .body("page.total.value", equalTo(10_000))
                .body("page.total.relation", equalTo("gte"));
        assertThat(total("contact=" + CALLED_OFTEN)).isEqualTo(10_001);
        assertThat(total("")).isEqualTo(store.count(Org.ACME, "select count(*) from event"));
    }

    private static long total(String query) {
        return EventCalls.viewer()
                .get("/api/v1/events?limit=1&" + query)
                .jsonPath()
                .getLong("page.total");
    }

    private static JsonPath page(UUID job, String sort, @Nullable String cursor) {
        Map<String, String> query = query("jobId", job.toString(), "7", cursor);
        query.put("sort", sort);
        return EventCalls.events(query);
    }

    private static Map<String, String> query(
            String name, String value, String limit, @Nullable String cursor) {
        Map<String, String> query = new HashMap<>(Map.of(name, value, "limit", limit));
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        return query;
    }
}
