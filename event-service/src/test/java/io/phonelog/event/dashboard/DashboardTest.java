package io.phonelog.event.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.Outcome;
import io.phonelog.event.EventCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

@QuarkusTest
@WithStack
class DashboardTest {
    @Inject TestStore store;

    @Test
    void sumsUpATimeAndComparesItWithTheOneBefore() {
        // A time of its own: other tests load into this tenant too.
        store.load(
                TestBatch.of(
                        TestEvent.at("2011-03-02T10:10:00Z").lasting(100L).made(),
                        TestEvent.at("2011-03-02T10:50:00Z").lasting(20L).made(),
                        TestEvent.at("2011-03-04T00:00:00Z")
                                .type(EventType.SMS)
                                .direction(Direction.IN)
                                .outcome(Outcome.UNKNOWN)
                                .lasting(null)
                                .made()),
                TestBatch.of(TestEvent.at("2011-03-05T00:00:00Z").made()).from("switch"),
                TestBatch.of(
                        TestEvent.at("2011-02-27T10:00:00Z").made(),
                        TestEvent.at("2011-02-28T10:00:00Z").made()),
                TestBatch.of(TestEvent.at("2011-03-02T10:00:00Z").made()).by(Org.GLOBEX));

        JsonPath answer =
                EventCalls.metrics(
                        Map.of(
                                "from", "2011-03-02T00:00:00Z",
                                "to", "2011-03-05T00:00:00Z",
                                "bucket", "day",
                                "compare", "previous"));

        assertThat(answer.getInt("totals.events")).isEqualTo(3);
        assertThat(answer.getInt("totals.durationS")).isEqualTo(120);
        assertThat(answer.getInt("totals.byType.call.durationS")).isEqualTo(120);
        assertThat(answer.getInt("totals.byType.sms.events")).isEqualTo(1);
        assertThat(answer.getInt("totals.byDirection.in.events")).isEqualTo(1);
        assertThat(answer.getMap("totals.byOutcome"))
                .isEqualTo(Map.of("answered", 2, "unknown", 1));
        assertThat(answer.getList("totals.bySource.source")).isEqualTo(List.of("handset"));
        assertThat(answer.getList("series.start"))
                .isEqualTo(
                        List.of(
                                "2011-03-02T00:00:00Z",
                                "2011-03-03T00:00:00Z",
                                "2011-03-04T00:00:00Z"));
        assertThat(answer.getList("series.events")).isEqualTo(List.of(2, 0, 1));
        assertThat(answer.getString("previous.from")).isEqualTo("2011-02-27T00:00:00Z");
        assertThat(answer.getInt("previous.totals.events")).isEqualTo(2);
        assertThat(answer.getDouble("previous.change.events")).isEqualTo(0.5);
        assertThat(answer.getDouble("previous.change.durationS")).isEqualTo(0.0);
    }

    @Test
    void namesTheContactsAndTheHoursWithMostEvents() {
        // From the middle of a month to the middle of the next but one.
        store.load(
                TestBatch.of(
                        TestEvent.at("2013-01-10T09:00:00Z").with("+15550401").made(),
                        TestEvent.at("2013-01-20T09:00:00Z").with("+15550401").made(),
                        TestEvent.at("2013-02-05T09:30:00Z").with("+15550401").lasting(5L).made(),
                        TestEvent.at("2013-02-12T09:40:00Z").with("+15550402").made(),
                        TestEvent.at("2013-03-10T21:00:00Z").with("+15550402").made(),
                        TestEvent.at("2013-03-20T21:00:00Z").with("+15550402").made(),
                        TestEvent.at("2013-02-26T09:00:00Z").with("+15550403").made()),
                TestBatch.of(TestEvent.at("2013-02-01T09:00:00Z").with("+15550409").made())
                        .by(Org.GLOBEX));

        JsonPath answer =
                EventCalls.metrics(
                        Map.of("from", "2013-01-15T00:00:00Z", "to", "2013-03-15T00:00:00Z"));

        assertThat(answer.getList("topContacts.contact"))
                .isEqualTo(List.of("+15550402", "+15550401", "+15550403"));
        assertThat(answer.getList("topContacts.events")).isEqualTo(List.of(2, 2, 1));
        assertThat(answer.getInt("topContacts[1].durationS")).isEqualTo(65);
        assertThat(answer.getString("busiestHours[0].weekday")).isEqualTo("tuesday");
        assertThat(answer.getInt("busiestHours[0].hour")).isEqualTo(9);
        assertThat(answer.getInt("busiestHours[0].events")).isEqualTo(3);
    }

    @Test
    void widensTheTimeToWholeHoursAndSaysSo() {
        JsonPath answer =
                EventCalls.metrics(
                        Map.of("from", "2010-01-01T10:20:00Z", "to", "2010-01-01T12:00:01Z"));

        assertThat(answer.getString("from")).isEqualTo("2010-01-01T10:00:00Z");
        assertThat(answer.getString("to")).isEqualTo("2010-01-01T13:00:00Z");
        assertThat(answer.getString("bucket")).isEqualTo("hour");
        assertThat(answer.getList("series.events")).isEqualTo(List.of(0, 0, 0));
        assertThat(answer.getMap("totals.byType")).isEmpty();
    }

    @Test
    void answersWithoutAnyParameter() {
        assertThat(EventCalls.metrics(Map.of()).getString("bucket")).isEqualTo("day");
    }

    @Test
    void refusesWhatCannotBeAsked() {
        refused("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", 400, "VALIDATION_FAILED");
        refused("from=2000-01-01&to=2026-01-01&bucket=hour", 422, "TOO_MANY_BUCKETS");
        EventCalls.viewer()
                .get("/api/v1/dashboard/metrics?bucket=week&compare=next")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("bucket"))
                .body("errors.field", hasItem("compare"));
        EventCalls.viewer()
                .get("/api/v1/dashboard/metrics?contact=%2B15550131")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("contact"));
    }

    private static void refused(String query, int status, String code) {
        EventCalls.viewer()
                .get("/api/v1/dashboard/metrics?" + query)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }
}
