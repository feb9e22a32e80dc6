package io.phonelog.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.EventCalls;
import io.phonelog.event.KeptSums;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.event.run.VoidRuns;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Events that do not say whose record they are have no contact, but two ends. */
@QuarkusTest
@WithStack
class EndSearchTest {
    @Inject TestStore store;
    @Inject KeptSums sums;
    @Inject VoidRuns runs;

    @ParameterizedTest
    @ValueSource(strings = {"+33655501771", "0033 655 501 771", "501771", "5550177"})
    void isFoundByAnyPartOfEitherNumber(String written) {
        PhoneEvent out = between("2012-01-01T10:00:00Z", "+33655501771", "+33700000001");
        PhoneEvent in = between("2012-01-01T11:00:00Z", "+33700000001", "+33655501771");
        store.load(TestBatch.of(out, in));

        JsonPath found = search(written, Map.of("from", "2012-01-01", "to", "2012-01-02"));

        assertThat(EventCalls.ids(found)).contains(out.eventId(), in.eventId());
        assertThat(found.getList("items.contact")).containsOnlyNulls();
        assertThat(found.getList("items.highlights.field.flatten()", String.class))
                .contains("from.e164", "to.e164");
    }

    @Test
    void isFoundByTheNameOfAnEnd() {
        PhoneEvent event =
                TestEvent.at("2012-02-01T10:00:00Z").ofNobody().with("+33655501772", "Xylo").made();
        store.load(TestBatch.of(event));

        assertThat(EventCalls.ids(search("xylo", Map.of()))).containsExactly(event.eventId());
    }

    @Test
    void isFoundOnceHoweverManyOfItFits() {
        List<PhoneEvent> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(
                    between(
                            Instant.parse("2012-03-01T10:00:00Z").plusSeconds(i).toString(),
                            "+3365550181" + i % 3,
                            "+3365550181" + i % 4));
        }
        store.load(TestBatch.of(events));
        Map<String, Object> query = new HashMap<>(Map.of("limit", 6));
        List<UUID> found = new ArrayList<>();
        JsonPath page;
        do {
            page = search("5550181", query);
            found.addAll(EventCalls.ids(page));
            query.put("cursor", page.getString("page.nextCursor"));
        } while (page.getBoolean("page.hasMore"));

        Set<UUID> all = new HashSet<>(events.stream().map(PhoneEvent::eventId).toList());
        assertThat(found).hasSize(20).containsExactlyInAnyOrderElementsOf(all);
        assertThat(page.getInt("page.total")).isEqualTo(20);
    }

    @Test
    void itsNumbersGoWithTheRunThatHasThem() throws SQLException {
        TestBatch batch =
                TestBatch.of(
                        IntStream.range(0, 3)
                                .mapToObj(
                                        i ->
                                                between(
                                                        "2012-04-0%dT10:00:00Z".formatted(i + 1),
                                                        "+33655501891",
                                                        "+33655501892"))
                                .toList());
        store.load(batch);
        assertThat(search("55501891", Map.of()).getInt("page.total")).isEqualTo(3);
        assertThat(sums.wrong()).isZero();

        runs.revoke(Org.ACME.id(), batch.job(), 1);

        assertThat(search("55501891", Map.of()).getInt("page.total")).isZero();
        assertThat(sums.wrong()).isZero();
    }

    private static PhoneEvent between(String start, String from, String to) {
        return TestEvent.at(start).of(from).with(to).ofNobody().made();
    }

    private static JsonPath search(String q, Map<String, ?> rest) {
        return EventCalls.viewer()
                .queryParam("q", q)
                .queryParams(rest)
                .get("/api/v1/search/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
