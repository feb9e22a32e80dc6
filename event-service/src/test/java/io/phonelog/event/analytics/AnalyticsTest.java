package io.phonelog.event.analytics;

import static io.phonelog.event.EventCalls.viewer;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

@QuarkusTest
@WithStack
class AnalyticsTest {
    private static final String PATH = "/api/v1/analytics/";

    /** A time and a source of their own: other tests load into this tenant too. */
    private static final String OF_TEST = "?from=2012-01-01&to=2012-06-01&source=analytics";

    private static boolean loaded;

    @Inject TestStore store;

    /**
     * Six weeks of an hourly call by day, without the fourth week's Wednesday and with a busy
     * Friday.
     */
    @BeforeEach
    void load() throws SQLException {
        if (loaded) {
            return;
        }
        Instant monday = Instant.parse("2012-01-02T00:00:00Z");
        List<PhoneEvent> events = new ArrayList<>();
        for (int hour = 0; hour < 42 * 24; hour++) {
            int day = hour / 24;
            boolean awake = hour % 24 >= 8;
            int calls = !awake || day == 23 ? 0 : day == 32 ? 20 : 2;
            for (int call = 0; call < calls; call++) {
                events.add(
                        TestEvent.at(monday.plusSeconds(hour * 3_600L + call))
                                .with(call == 0 ? "+15550301" : "+15550302")
                                .made());
            }
        }
        store.load(TestBatch.of(events).from("analytics"));
        store.load(TestBatch.of(events).from("analytics").by(Org.GLOBEX));
        loaded = true;
    }

    @Test
    void theSilentDayIsAGap() {
        viewer().get(PATH + "gaps" + OF_TEST)
                .then()
                .statusCode(200)
                .body("sufficient", is(true))
                .body("from", equalTo("2012-01-02T08:00:00Z"))
                .body("items", hasSize(1))
                .body("items[0].from", equalTo("2012-01-25T00:00:00Z"))
                .body("items[0].to", equalTo("2012-01-26T08:00:00Z"))
                .body("items[0].hours", is(32));
    }

    @Test
    void theBusyDayIsAnAnomaly() {
        viewer().get(PATH + "anomalies" + OF_TEST)
                .then()
                .statusCode(200)
                .body("items.start", hasItem("2012-02-03T00:00:00Z"))
                .body("items.find { it.start == '2012-02-03T00:00:00Z' }.events", is(320));
    }

    @Test
    void filtersHoldAlsoThoseThatNoSumKnows() {
        JsonPath all = pattern(OF_TEST);
        JsonPath ofOne = pattern(OF_TEST + "&contact=%2B15550301");

        assertThat(all.getInt("events")).isEqualTo(40 * 16 * 2 + 320);
        assertThat(ofOne.getInt("events")).isEqualTo(41 * 16);
        assertThat(ofOne.getInt("week[0][8]")).isEqualTo(6);
        assertThat(ofOne.getInt("week[0][7]")).isZero();
        assertThat(ofOne.getInt("week[2][12]")).isEqualTo(5);
    }

    @Test
    void theWeekIsThatOfTheZone() {
        assertThat(
                        pattern(OF_TEST + "&contact=%2B15550301&timezone=Asia/Tokyo")
                                .getInt("week[0][17]"))
                .isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Kolkata", "%2B05:30"})
    void hoursAreThoseOfTheZoneAlsoWhenTheyBeginAtTheHalf(String zone) {
        String ofOne = OF_TEST + "&contact=%2B15550301&timezone=" + zone;

        JsonPath pattern = pattern(ofOne);
        assertThat(pattern.getInt("week[0][13]")).isEqualTo(6);
        assertThat(pattern.getInt("week[0][12]")).isZero();
        viewer().urlEncodingEnabled(false)
                .get(PATH + "trends" + ofOne + "&bucket=day")
                .then()
                .body("points[0].start", equalTo("2012-01-02T18:30:00Z"))
                .body("points[0].events", is(16));
    }

    @Test
    void aTrendComesWithItsSeries() {
        viewer().get(PATH + "trends" + OF_TEST + "&bucket=week")
                .then()
                .statusCode(200)
                .body("bucket", equalTo("week"))
                .body("trend.direction", equalTo("unknown"))
                .body("points", hasSize(5))
                .body("points[0].start", equalTo("2012-01-09T00:00:00Z"));
        viewer().get(PATH + "trends" + OF_TEST)
                .then()
                .body("bucket", equalTo("day"))
                .body("trend.direction", equalTo("steady"))
                .body("points.size()", greaterThan(30));
    }

    @Test
    void nothingThereIsNothingFound() {
        viewer().get(PATH + "gaps?from=1970-01-01&to=1970-02-01")
                .then()
                .statusCode(200)
                .body("from", nullValue())
                .body("sufficient", is(false))
                .body("items", empty());
        viewer().get(PATH + "trends?from=1970-01-01&to=1970-02-01")
                .then()
                .statusCode(200)
                .body("points", empty());
    }

    @Test
    void refusesWhatCannotBeAsked() {
        viewer().get(PATH + "gaps?timezone=Mars/Olympus")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("timezone"));
        viewer().get(PATH + "trends?bucket=century")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("bucket"));
        given().get(PATH + "anomalies").then().statusCode(401);
    }

    private static JsonPath pattern(String query) {
        return viewer().urlEncodingEnabled(false)
                .get(PATH + "pattern" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
