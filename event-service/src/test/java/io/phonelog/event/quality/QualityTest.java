package io.phonelog.event.quality;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.phonelog.event.EventCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.event.run.VoidRuns;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

@QuarkusTest
@WithStack
class QualityTest {
    @Inject TestStore store;
    @Inject VoidRuns runs;

    @Test
    void goodRecordsHaveNothingToExplain() {
        TestBatch batch =
                TestBatch.of(
                                TestEvent.at("2026-03-01T10:00:00Z").made(),
                                TestEvent.at("2026-03-01T11:00:00Z").made())
                        .from("good");
        store.load(batch);

        quality(Map.of("jobId", batch.job()))
                .body("files", hasSize(1))
                .body("files[0].score", is(1.0f))
                .body("files[0].events", is(2))
                .body("files[0].lastEvent", equalTo("2026-03-01T11:00:00Z"))
                .body("files[0].timeliness", notNullValue())
                .body(
                        "files[0].dimensions.name",
                        contains("completeness", "validity", "consistency"))
                .body("files[0].dimensions.reasons", everyItem(hasSize(0)))
                .body("sources.source", contains("good"));
    }

    @Test
    void badRecordsAreExplainedBySourceAndFile() {
        TestBatch batch =
                TestBatch.of(
                                TestEvent.at("2026-03-01T10:00:00Z").made(),
                                TestEvent.at("2026-03-01T11:00:00Z").lasting(null).made(),
                                TestEvent.at(Instant.MIN).made(),
                                TestEvent.at("2999-03-01T10:00:00Z").with("12x").made())
                        .from("bad");
        TestBatch more = batch.then(TestEvent.at("2026-03-01T12:00:00Z").made());
        store.load(batch, more);

        quality(Map.of("source", "bad", "jobId", batch.job()))
                .body("sources[0].events", is(5))
                .body("sources[0].score", lessThan(1.0f))
                .body(
                        "files[0].dimensions[0].reasons",
                        contains(
                                "20 % of events have no time.",
                                "20 % of answered calls have no duration."))
                .body(
                        "files[0].dimensions[1].reasons",
                        hasItem("20 % of contacts are no number that could be read."));
    }

    @Test
    void runsThatWereTakenBackDoNotCount() throws SQLException {
        TestBatch batch = TestBatch.of(TestEvent.at("2026-03-01T10:00:00Z").made()).from("gone");
        store.load(batch);

        runs.revoke(batch.org().id(), batch.job(), 1);

        quality(Map.of("source", "gone")).body("files", hasSize(0)).body("sources", hasSize(0));
    }

    private static ValidatableResponse quality(Map<String, ?> query) {
        return EventCalls.viewer()
                .queryParams(query)
                .get("/api/v1/analytics/quality")
                .then()
                .statusCode(200);
    }
}
