package io.phonelog.event.duplicate;

import static io.phonelog.event.EventCalls.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.EventCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What clients see of duplicates, and what they can leave out. */
@QuarkusTest
@WithStack
class DuplicateReadsTest {
    @Inject TestStore store;

    @Test
    void aDuplicateNamesItsOriginal() {
        TestBatch first = TestBatch.of(call("2013-01-01T10:00:00Z"));
        TestBatch second = TestBatch.of(call("2013-01-01T10:00:00Z"));
        store.loadAndCompare(first, second);

        viewer().get("/api/v1/events/" + first.events().get(0).eventId())
                .then()
                .body("duplicateOf", nullValue());
        viewer().get("/api/v1/events/" + second.events().get(0).eventId())
                .then()
                .body("duplicateOf.eventId", equalTo(id(first)))
                .body("duplicateOf.jobId", equalTo(first.job().toString()));
    }

    @Test
    void ofTwoJobsOfOneFileTheLaterRepeatsTheEarlier() {
        PhoneEvent event = call("2013-01-02T10:00:00Z");
        TestBatch first = TestBatch.of(event);
        TestBatch second = TestBatch.of(event);
        store.loadAndCompare(first, second);

        JsonPath page = EventCalls.events(Map.of("from", "2013-01-02", "to", "2013-01-03"));

        assertThat(page.getList("items.eventId")).containsExactly(id(first), id(first));
        assertThat(page.getList("items.jobId"))
                .containsExactly(second.job().toString(), first.job().toString());
        assertThat(page.getString("items[0].duplicateOf.jobId")).isEqualTo(first.job().toString());
        assertThat(page.<Object>get("items[1].duplicateOf")).isNull();
    }

    @Test
    void pagesLeaveDuplicatesOutOrGiveThemAlone() {
        List<PhoneEvent> calls =
                IntStream.range(0, 30)
                        .mapToObj(i -> call("2013-02-01T10:%02d:00Z".formatted(i)))
                        .toList();
        List<PhoneEvent> again =
                IntStream.range(10, 40)
                        .mapToObj(i -> call("2013-02-01T10:%02d:00Z".formatted(i)))
                        .toList();
        TestBatch first = TestBatch.of(calls);
        TestBatch second = TestBatch.of(again);
        store.loadAndCompare(first, second);

        List<UUID> each = pages("exclude");
        List<UUID> repeated = pages("only");

        assertThat(each)
                .hasSize(40)
                .containsAll(ids(calls))
                .containsAll(ids(again.subList(20, 30)));
        assertThat(repeated)
                .hasSize(20)
                .containsExactlyInAnyOrderElementsOf(ids(again.subList(0, 20)));
        assertThat(pages("include")).hasSize(60);
    }

    @Test
    void everyQuestionTakesTheFilter() {
        TestBatch first = TestBatch.of(call("2013-03-01T10:00:00Z"));
        TestBatch second = TestBatch.of(call("2013-03-01T10:00:00Z"));
        store.loadAndCompare(first, second);
        String march = "?from=2013-03-01&to=2013-03-02&duplicates=exclude";

        viewer().get("/api/v1/search/events" + march + "&q=5559877")
                .then()
                .body("items.eventId", equalTo(List.of(id(first))))
                .body("page.total", is(1));
        viewer().get("/api/v1/search/events" + march.replace("exclude", "only") + "&q=5559877")
                .then()
                .body("items.duplicateOf.eventId", equalTo(List.of(id(first))));
        viewer().urlEncodingEnabled(false)
                .get("/api/v1/analytics/timeline" + march + "&number=%2B15559877")
                .then()
                .body("items[0].events", is(1));
        viewer().get("/api/v1/events?duplicates=none")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("duplicates"));
    }

    @Test
    void filesSayWhatIsADuplicateOrLeaveItOut() {
        TestBatch first = TestBatch.of(call("2013-04-01T10:00:00Z"));
        TestBatch second = TestBatch.of(call("2013-04-01T10:00:00Z"), call("2013-04-01T10:01:00Z"));
        store.loadAndCompare(first, second);

        List<NamedCsvRecord> all = csv("?jobId=" + second.job());

        assertThat(all)
                .extracting(row -> row.getField("duplicateOf"))
                .containsExactlyInAnyOrder(id(first), "");
        assertThat(all)
                .extracting(row -> row.getField("duplicateOfJobId"))
                .containsExactlyInAnyOrder(first.job().toString(), "");
        assertThat(csv("?duplicates=exclude&jobId=" + second.job())).hasSize(1);
        assertThat(csv("?duplicates=only&jobId=" + second.job())).hasSize(1);
    }

    @Test
    void qualityCountsTheDuplicatesOfEachFileAndSource() {
        TestBatch first = TestBatch.of(call("2013-05-01T10:00:00Z")).from("twice");
        TestBatch second =
                TestBatch.of(call("2013-05-01T10:00:00Z"), call("2013-05-01T10:01:00Z"))
                        .from("twice");
        store.loadAndCompare(first, second);

        viewer().get("/api/v1/analytics/quality?source=twice")
                .then()
                .body("files.duplicates", equalTo(List.of(1, 0)))
                .body("sources[0].duplicates", is(1));
    }

    private static List<UUID> pages(String duplicates) {
        Map<String, Object> query = new HashMap<>();
        query.put("from", "2013-02-01");
        query.put("to", "2013-02-02");
        query.put("duplicates", duplicates);
        query.put("limit", 7);
        List<UUID> found = new ArrayList<>();
        JsonPath page;
        do {
            page = EventCalls.events(query);
            found.addAll(EventCalls.ids(page));
            query.put("cursor", page.getString("page.nextCursor"));
        } while (page.getBoolean("page.hasMore"));
        assertThat(found).hasSize(page.getInt("page.total"));
        return found;
    }

    private static List<NamedCsvRecord> csv(String query) {
        String body = viewer().get("/api/v1/events/export" + query).asString();
        return CsvReader.builder().ofNamedCsvRecord(body).stream().toList();
    }

    private static PhoneEvent call(String start) {
        return TestEvent.at(Instant.parse(start)).with("+15559877").made();
    }

    private static String id(TestBatch batch) {
        return batch.events().get(0).eventId().toString();
    }

    private static List<UUID> ids(List<PhoneEvent> events) {
        return events.stream().map(PhoneEvent::eventId).toList();
    }
}
