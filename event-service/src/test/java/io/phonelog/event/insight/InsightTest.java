package io.phonelog.event.insight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.phonelog.contracts.event.Direction;
import io.phonelog.event.EventCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Map;

@QuarkusTest
@WithStack
class InsightTest {
    private static final String ANN = "+15556001";
    private static final String BOB = "+15556002";
    private static final String CID = "+15556003";
    private static final String SHARED = "+15556100";

    @Inject TestStore store;
    private TestBatch batch;

    @BeforeEach
    void load() {
        batch =
                TestBatch.of(
                        at("2014-03-03T08:00:00Z", ANN).with(SHARED).in("home", 52.5, 13.4).made(),
                        at("2014-03-04T08:30:00Z", ANN).with(SHARED).in("home", 52.5, 13.4).made(),
                        at("2014-03-04T08:40:00Z", ANN)
                                .with("+15556101")
                                .in("shop", null, null)
                                .made(),
                        at("2014-03-04T20:00:00Z", ANN)
                                .with("+15556101")
                                .in("bar", null, null)
                                .made(),
                        at("2014-03-04T20:10:00Z", BOB).with(SHARED).in("bar", null, null).made(),
                        at("2014-03-04T23:00:00Z", BOB)
                                .with("+15556102")
                                .in("bar", null, null)
                                .made(),
                        at("2014-03-03T08:05:00Z", CID)
                                .with("+15556103")
                                .in("next door", 52.501, 13.4)
                                .made(),
                        at("2014-03-03T08:06:00Z", CID)
                                .with("+15556104")
                                .direction(Direction.IN)
                                .in("far", 52.6, 13.4)
                                .made());
        store.load(batch);
    }

    @Test
    void commonNumbersAreThoseOfSeveralSubjects() {
        ask("common", Map.of())
                .statusCode(200)
                .body("items.contact", contains(SHARED))
                .body("items[0].subjects", contains(ANN, BOB))
                .body("items[0].events", equalTo(3))
                .body("items[0].first", equalTo("2014-03-03T08:00:00Z"))
                .body("items[0].last", equalTo("2014-03-04T20:10:00Z"));
        ask("common", Map.of("subjects", 3)).body("items", hasSize(0));
    }

    @Test
    void locationsAreThoseOfTheLocalHour() {
        ask("locations", Map.of("subject", ANN, "timezone", "Europe/Berlin"))
                .statusCode(200)
                .body("items.hour", contains(9, 9, 21))
                .body("items.cell", contains("home", "shop", "bar"))
                .body("items[0].events", equalTo(2))
                .body("items[0].lat", equalTo(52.5f))
                .body("items[2].share", equalTo(1.0f));
    }

    @Test
    void phonesMeetInACellOrWithinTheGivenDistance() {
        ask("meetings", Map.of("subject", ANN))
                .statusCode(200)
                .body("items.subject", contains(BOB, CID))
                .body("items.cell", contains("bar", "next door"))
                .body("items[0].first", equalTo("2014-03-04T20:10:00Z"));
        ask("meetings", Map.of("subject", ANN, "metres", 50)).body("items.subject", contains(BOB));
        ask("meetings", Map.of("subject", ANN, "minutes", 5))
                .body("items.subject", not(hasItem(BOB)));
    }

    @Test
    void aTimelineHasALaneForEachContact() {
        ask("timeline", Map.of("number", ANN))
                .statusCode(200)
                .body("items.contact", contains(SHARED, "+15556101"))
                .body("items[0].days.day", contains("2014-03-03", "2014-03-04"))
                .body("items[0].days[0].events.out", equalTo(1));
    }

    @Test
    void eventsAreFoundByTheirCell() {
        EventCalls.viewer()
                .queryParams(Map.of("q", "NEXT d", "jobId", batch.job()))
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .body("items.firstCell.raw", contains("next door"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "common?subjects=2",
                "locations?subject=ann",
                "meetings?subject=ann",
                "timeline?type=call"
            })
    void questionsWithoutAnEndAreRefusedWithAdvice(String question) {
        EventCalls.viewer()
                .get("/api/v1/analytics/%s&from=2014-01-01".formatted(question))
                .then()
                .statusCode(422)
                .body("code", equalTo("QUERY_TOO_EXPENSIVE"))
                .body("detail", containsString("Give from and to"));
    }

    @ParameterizedTest
    @CsvSource({
        "analytics/common, subjects, two",
        "analytics/meetings, minutes, 1.5",
        "analytics/meetings, metres, 1km",
        "analytics/quality, limit, all",
    })
    void whatIsNoNumberIsNamed(String question, String parameter, String value) {
        EventCalls.viewer()
                .queryParam(parameter, value)
                .get("/api/v1/" + question)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(parameter));
    }

    @Test
    void whoIsAskedAboutMustBeSaid() {
        ask("meetings", Map.of())
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors.field", contains("subject"));
    }

    private ValidatableResponse ask(String question, Map<String, ?> query) {
        Map<String, Object> all = new HashMap<>(query);
        all.put("from", "2014-03-01");
        all.put("to", "2014-03-31");
        all.put("jobId", batch.job());
        return EventCalls.viewer().queryParams(all).get("/api/v1/analytics/" + question).then();
    }

    private static TestEvent at(String start, String subject) {
        return TestEvent.at(start).of(subject);
    }
}
