package io.phonelog.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.event.EventCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.UUID;

/** What a client has already is not sent to it again. */
@QuarkusTest
@WithStack
class ConditionalReadsTest {
    private static final String DAY = "2017-05-0%dT00:00:00Z";
    private static final String METRICS =
            "/api/v1/dashboard/metrics?from=" + DAY.formatted(1) + "&to=" + DAY.formatted(3);

    @Inject TestStore store;

    @Test
    void theSameAnswerIsNotSentAgain() {
        TestBatch batch = TestBatch.of(TestEvent.at("2017-04-01T10:00:00Z").made());
        store.load(batch);
        String path = "/api/v1/events/" + batch.events().get(0).eventId();

        String tag =
                EventCalls.viewer()
                        .get(path)
                        .then()
                        .statusCode(200)
                        .header("Cache-Control", "no-store")
                        .body("type", equalTo("call"))
                        .extract()
                        .header("ETag");

        for (String condition : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            EventCalls.viewer()
                    .header("If-None-Match", condition)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .body(blankString());
        }
        EventCalls.viewer().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    }

    @Test
    void whatHasChangedIsSentAgain() {
        String before = EventCalls.viewer().get(METRICS).header("ETag");

        store.load(TestBatch.of(TestEvent.at("2017-05-02T10:00:00Z").made()));

        String after =
                EventCalls.viewer()
                        .header("If-None-Match", before)
                        .get(METRICS)
                        .then()
                        .statusCode(200)
                        .body("totals.events", equalTo(1))
                        .extract()
                        .header("ETag");
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void aPageHasATagAndTheWayToTheNext() {
        store.load(
                TestBatch.of(
                        TestEvent.at("2017-03-01T10:00:00Z").made(),
                        TestEvent.at("2017-03-02T10:00:00Z").made()));
        String path = "/api/v1/events?from=2017-03-01&to=2017-03-03&limit=1";

        String tag =
                EventCalls.viewer()
                        .get(path)
                        .then()
                        .statusCode(200)
                        .contentType("application/json")
                        .header("Link", containsString("rel=\"next\""))
                        .body("page.total", equalTo(2))
                        .extract()
                        .header("ETag");

        EventCalls.viewer().header("If-None-Match", tag).get(path).then().statusCode(304);
    }

    @Test
    void aRefusalHasNoTag() {
        String tag = EventCalls.viewer().get("/api/v1/events/" + UUID.randomUUID()).header("ETag");

        assertThat(tag).isNull();
    }
}
