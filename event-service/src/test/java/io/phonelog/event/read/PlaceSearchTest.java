package io.phonelog.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.event.Cell;
import io.phonelog.event.EventCalls;
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

/** Events are found by where they were. Nobody else's tests have been to Quockerwodger. */
@QuarkusTest
@WithStack
class PlaceSearchTest {
    private static final Cell LANE =
            new Cell(null, "262", "01", "4711", "990077", 52.5, 13.4, null, "Quockerwodger Lane 7");
    private static final Cell SQUARE =
            new Cell("Quockerwodger Square", null, null, null, null, null, null, null, null);

    private static boolean loaded;

    @Inject TestStore store;

    @BeforeEach
    void load() {
        if (loaded) {
            return;
        }
        store.load(
                TestBatch.of(
                        TestEvent.at("2016-04-01T10:00:00Z").with("+15550881").in(LANE).made(),
                        TestEvent.at("2016-04-02T10:00:00Z").with("+15550882").in(LANE).made(),
                        TestEvent.at("2016-04-03T10:00:00Z")
                                .with("+15550883", "Quockerwodger Ltd")
                                .in(SQUARE)
                                .made()),
                TestBatch.of(TestEvent.at("2016-04-01T10:00:00Z").in(SQUARE).made())
                        .by(Org.GLOBEX));
        loaded = true;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Quockerwodger Lane", "quockerwodgr lane", "990077", "262-01-4711-990077"})
    void aPlaceIsFoundByItsNameAndByItsNumber(String written) {
        assertThat(search(written).getList("items.start"))
                .startsWith("2016-04-02T10:00:00Z", "2016-04-01T10:00:00Z");
    }

    @Test
    void anEventOfAContactAndAPlaceThatFitIsFoundOnce() {
        JsonPath found = search("quockerwodger");

        assertThat(EventCalls.ids(found)).hasSize(3).doesNotHaveDuplicates();
        assertThat(found.getInt("page.total")).isEqualTo(3);
    }

    @Test
    void showsWhereItFits() {
        JsonPath found = search("lane 7");

        assertThat(found.getString("items[0].highlights[0].field"))
                .isEqualTo("place.firstCell.address");
        assertThat(found.getInt("items[0].highlights[0].start")).isEqualTo(14);
    }

    private static JsonPath search(String q) {
        return EventCalls.viewer()
                .queryParam("q", q)
                .get("/api/v1/search/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
