package io.phonelog.event.read;

import static io.phonelog.event.EventCalls.viewer;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@QuarkusTest
@WithStack
class SearchTest {
    /** Nobody else's tests have these contacts. */
    private static final String ANN = "+447418529601";

    private static final String BOB = "+447418529602";
    private static final String SENDER = "ZQ-BANKXY";
    private static final String EVE = "+447600018603";

    /** Its marks are not in canonical order. */
    private static final String ARABIC = "\u0645\u064F\u062D\u064E\u0645\u0651\u064E\u062F";

    private static boolean loaded;

    @Inject TestStore store;

    @BeforeEach
    void load() throws SQLException {
        if (loaded) {
            return;
        }
        List<PhoneEvent> events = new ArrayList<>();
        Instant begin = Instant.parse("2014-01-01T00:00:00Z");
        for (int day = 0; day < 120; day++) {
            Instant start = begin.plusSeconds(day * 86_400L);
            events.add(
                    TestEvent.at(start)
                            .with(ANN, day < 60 ? "Annegret Zwölfer" : null)
                            .direction(Direction.IN)
                            .made());
            events.add(TestEvent.at(start.plusSeconds(60)).with(BOB, "Bob 100%_sure").made());
        }
        events.add(TestEvent.at(begin).with(EVE, ARABIC).made());
        events.add(TestEvent.at(begin).with(SENDER).type(EventType.SMS).made());
        store.load(TestBatch.of(events));
        store.load(TestBatch.of(events.subList(0, 2)).by(Org.GLOBEX));
        loaded = true;
    }

    @ParameterizedTest
    @CsvSource({
        "447418529601, 1.0",
        "+447418529601, 1.0",
        "07418 529-601, 0.9",
        "0044 7418 529601, 1.0",
        "+44 (0)7418 529601, 1.0",
        "00447418 5296, 0.8",
        "0418529601, 0.9",
        "529601, 0.9",
        "+4474185296, 0.8",
        "41852960, 0.6"
    })
    void aNumberIsFoundByAnyPartOfIt(String written, double score) {
        JsonPath found = search(written);

        assertThat(found.getList("items.contact.e164")).contains(ANN);
        assertThat(found.getDouble("items[0].score")).isEqualTo(score);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Annegret Zwölfer", "annegret", "ZWÖLF", "Anegret", "Zwölffer", "zwolfer"})
    void aNameIsFoundAlsoWhenItIsMisspelt(String written) {
        assertThat(search(written).getList("items.contact.e164")).isNotEmpty().containsOnly(ANN);
    }

    @Test
    void aNameIsFoundAsItIsWrittenWhateverItsAccents() {
        assertThat(search(ARABIC).getList("items.contact.e164")).isNotEmpty().containsOnly(EVE);
    }

    @Test
    void whatFitsBetterComesFirstAndThenTheNewest() {
        JsonPath found = search("74185296", "&limit=200");

        assertThat(found.getList("items")).hasSize(200);
        List<String> starts = found.getList("items.start");
        assertThat(starts).isSortedAccordingTo((a, b) -> b.compareTo(a));

        JsonPath exact = search("7418529602", "&limit=1000");
        assertThat(exact.getList("items.contact.e164")).containsOnly(BOB);
        assertThat(exact.getInt("page.total")).isEqualTo(120);
        assertThat(exact.getString("items[0].start")).isEqualTo("2014-04-30T00:01:00Z");
    }

    @Test
    void pagesNeitherSkipNorRepeat() {
        Set<UUID> ids = new HashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonPath page = search("741852960", "&limit=70" + cursor);
            List<UUID> items = page.getList("items.eventId", UUID.class);
            assertThat(ids).doesNotContainAnyElementsOf(items);
            ids.addAll(items);
            pages++;
            cursor =
                    page.getBoolean("page.hasMore")
                            ? "&cursor=" + page.getString("page.nextCursor")
                            : "";
        } while (!cursor.isEmpty());

        assertThat(ids).hasSize(240);
        assertThat(pages).isEqualTo(4);
    }

    @Test
    void showsWhereItFits() {
        JsonPath number = search("529602", "&limit=1");
        assertThat(number.getString("items[0].highlights[0].field")).isEqualTo("contact.e164");
        assertThat(number.getInt("items[0].highlights[0].start")).isEqualTo(7);
        assertThat(number.getInt("items[0].highlights[0].end")).isEqualTo(13);

        JsonPath name = search("100%_SURE", "&limit=1");
        assertThat(name.getString("items[0].highlights.find { it.field == 'contact.name' }.text"))
                .isEqualTo("Bob 100%_sure");

        JsonPath plain = search("zwolf", "&limit=1&to=2014-02-01");
        assertThat(plain.getDouble("items[0].score")).isEqualTo(0.8);
        assertThat(plain.getInt("items[0].highlights[0].start")).isEqualTo(9);
        assertThat(plain.getInt("items[0].highlights[0].end")).isEqualTo(14);
    }

    @Test
    void signsOfPatternsMeanThemselves() {
        assertThat(search("100%_s").getList("items.contact.e164")).isNotEmpty().containsOnly(BOB);
        assertThat(search("%%%").getList("items")).isEmpty();
        assertThat(search("__").getList("items")).isEmpty();
    }

    @Test
    void filtersHold() {
        String first = "&from=2014-01-01&to=2014-01-11";
        assertThat(search("741852960", first).getInt("page.total")).isEqualTo(20);
        assertThat(search("741852960", first + "&direction=in").getInt("page.total")).isEqualTo(10);
        assertThat(search("zq-bank", "&type=sms").getInt("page.total")).isEqualTo(1);
        assertThat(search("zq-bank", "&type=call").getInt("page.total")).isZero();
    }

    @Test
    void showsNothingOfAnotherTenant() {
        given().auth()
                .oauth2(Tokens.globex().viewer())
                .get("/api/v1/search/events?q=741852960")
                .then()
                .statusCode(200)
                .body("page.total", is(2));
        given().get("/api/v1/search/events?q=741852960").then().statusCode(401);
    }

    @Test
    void saysWhatIsTooLittle() {
        viewer().get("/api/v1/search/events?q=74")
                .then()
                .statusCode(400)
                .body("code", equalTo("QUERY_TOO_SHORT"));
        viewer().get("/api/v1/search/events")
                .then()
                .statusCode(400)
                .body("code", equalTo("QUERY_TOO_SHORT"));
        viewer().get("/api/v1/search/events?q=nobodysname")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("page.total", is(0));
    }

    private static JsonPath search(String q) {
        return search(q, "");
    }

    private static JsonPath search(String q, String rest) {
        return viewer().get("/api/v1/search/events?q={q}" + rest, q)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
