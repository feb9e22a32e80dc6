package io.phonelog.event.export;

import static io.phonelog.event.EventCalls.viewer;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.RandomCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@QuarkusTest
@WithStack
class ExportTest {
    private static final String PATH = "/api/v1/events/export";

    @Inject TestStore store;

    @Test
    void givesEveryEventOfAJobOnceHoweverMany() throws Exception {
        TestBatch first = TestBatch.of(RandomCalls.list(new Random(3), 4_321));
        TestBatch second = first.then(TestEvent.at("2026-05-01T10:00:00Z").made());
        store.load(first);
        store.load(second);

        List<NamedCsvRecord> rows = csv("?format=csv&jobId=" + first.job());

        assertThat(rows).hasSize(4_322);
        assertThat(rows.stream().map(row -> row.getField("eventId")).distinct()).hasSize(4_322);
        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(row.getField("jobId")).isEqualTo(first.job().toString()));
    }

    @Test
    void writesWhatTheEventSays() throws SQLException {
        TestBatch batch =
                TestBatch.of(
                        TestEvent.at("2026-05-02T10:00:00Z")
                                .with("+15550177", "=Ann, \"the\" analyst")
                                .direction(Direction.IN)
                                .lasting(61L)
                                .made());
        store.load(batch);

        NamedCsvRecord row = csv("?jobId=" + batch.job()).get(0);

        assertThat(row.getField("start")).isEqualTo("2026-05-02T10:00:00Z");
        assertThat(row.getField("direction")).isEqualTo("in");
        assertThat(row.getField("contact")).isEqualTo("+15550177");
        assertThat(row.getField("fromName")).isEqualTo("'=Ann, \"the\" analyst");
        assertThat(row.getField("to")).isEqualTo(TestEvent.SUBJECT);
        assertThat(row.getField("durationS")).isEqualTo("61");
        assertThat(row.getField("cost")).isEmpty();
        assertThat(row.getField("source")).isEqualTo("handset");
    }

    @Test
    void linesOfJsonAreTheEventsOfTheList() throws SQLException, IOException {
        List<PhoneEvent> events = RandomCalls.list(new Random(5), 600);
        TestBatch batch = TestBatch.of(events);
        store.load(batch);

        String body =
                viewer().get(PATH + "?format=ndjson&jobId=" + batch.job())
                        .then()
                        .statusCode(200)
                        .contentType("application/x-ndjson")
                        .header("Content-Disposition", containsString("events.ndjson"))
                        .extract()
                        .asString();

        ObjectMapper json = new ObjectMapper();
        Set<UUID> ids = new HashSet<>();
        for (String line : body.split("\n")) {
            JsonNode event = json.readTree(line);
            ids.add(UUID.fromString(event.path("eventId").asText()));
            JsonNode listed =
                    json.readTree(
                            viewer().get("/api/v1/events/" + event.path("eventId").asText())
                                    .asString());
            if (ids.size() < 5) {
                assertThat(event).isEqualTo(listed);
            }
        }
        assertThat(ids).hasSize(600);
    }

    @Test
    void everyFilterOfTheListHolds() throws SQLException {
        TestBatch batch =
                TestBatch.of(
                        TestEvent.at("2026-05-03T10:00:00Z").with("+15550201").made(),
                        TestEvent.at("2026-05-03T11:00:00Z").with("+15550202", "Bea").made(),
                        TestEvent.at("2026-05-04T10:00:00Z")
                                .with("+15550201")
                                .direction(Direction.IN)
                                .made());
        store.load(batch);
        String ofJob = "?jobId=" + batch.job();

        assertThat(csv(ofJob + "&contact=%2B15550201")).hasSize(2);
        assertThat(csv(ofJob + "&number=%2B15550201")).hasSize(2);
        assertThat(csv(ofJob + "&direction=in&type=call")).hasSize(1);
        assertThat(csv(ofJob + "&from=2026-05-03&to=2026-05-04")).hasSize(2);
        assertThat(csv(ofJob + "&source=handset&q=bea")).hasSize(1);
        assertThat(csv(ofJob + "&source=nowhere")).isEmpty();
    }

    @Test
    void showsNothingOfAnotherTenant() throws SQLException {
        TestBatch batch = TestBatch.of(TestEvent.at("2026-05-05T10:00:00Z").made()).by(Org.GLOBEX);
        store.load(batch);

        assertThat(csv("?jobId=" + batch.job())).isEmpty();
        given().get(PATH).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.globex().viewer())
                .get(PATH + "?jobId=" + batch.job())
                .then()
                .statusCode(200)
                .body(containsString(batch.job().toString()));
    }

    @Test
    void saysWhatFormatsThereAre() {
        viewer().get(PATH + "?format=xls")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors[0].field", equalTo("format"));
    }

    @Test
    void manyAtOnceAreServedOrRefusedAndNoPlaceIsLost() throws Exception {
        TestBatch batch = TestBatch.of(RandomCalls.list(new Random(6), 2_000));
        store.load(batch);
        ExecutorService clients = Executors.newFixedThreadPool(12);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            answers.add(
                    clients.submit(
                            () -> viewer().get(PATH + "?jobId=" + batch.job()).statusCode()));
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isIn(200, 503);
        }
        clients.shutdown();

        for (int i = 0; i < 6; i++) {
            assertThat(csv("?jobId=" + batch.job())).hasSize(2_000);
        }
    }

    private static List<NamedCsvRecord> csv(String query) {
        String body =
                viewer().urlEncodingEnabled(false)
                        .get(PATH + query)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        return CsvReader.builder().ofNamedCsvRecord(body).stream().toList();
    }
}
