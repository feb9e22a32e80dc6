package io.phonelog.event.read;

import static io.phonelog.event.RandomCalls.any;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.Party;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.EventCalls;
import io.phonelog.event.RandomCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestStore;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

@QuarkusTest
@WithStack
class EventFilterTest {
    private static final String[] FRAGMENTS = {
        "0101", "+1555", "100%", "ANN", "ZOË", "_", "nobody"
    };
    private static final int QUESTIONS = 60;

    @Inject TestStore store;

    @Test
    void findsWhatAFilterInMemoryFinds() {
        Random random = new Random(42);
        TestBatch batch = TestBatch.of(RandomCalls.list(random, 300));
        store.load(batch);

        for (int i = 0; i < QUESTIONS; i++) {
            Map<String, String> query = question(random);
            query.put("jobId", batch.job().toString());
            query.put("limit", "1000");
            List<PhoneEvent> expected = naively(batch.events(), query);

            JsonPath found = EventCalls.events(query);

            assertThat(EventCalls.ids(found))
                    .as("%s", query)
                    .containsExactlyElementsOf(expected.stream().map(PhoneEvent::eventId).toList());
            assertThat(found.getInt("page.total")).isEqualTo(expected.size());
        }
    }

    @Test
    void readsANumberHoweverPeopleWriteIt() {
        TestBatch batch = TestBatch.of(RandomCalls.list(new Random(2), 50));
        store.load(batch);
        int all = found(batch, "+1555");
        assertThat(all).isPositive();

        for (String written : List.of("+1 555", "(+1) 555", "+1-5.5-5", "+1/555")) {
            assertThat(found(batch, written)).as(written).isEqualTo(all);
        }
    }

    private static int found(TestBatch batch, String q) {
        return EventCalls.events(Map.of("jobId", batch.job().toString(), "q", q))
                .getInt("page.total");
    }

    @Test
    void tellsEachValueThatCannotBeRead() {
        EventCalls.viewer()
                .get("/api/v1/events?from=yesterday&type=CALL&direction=up&jobId=7")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors.field", containsInAnyOrder("from", "type", "direction", "jobId"));
    }

    @Test
    void refusesWhatCannotBeAsked() {
        refused("to=2026-01-01T00:00:00Z&from=2026-01-02T00:00:00Z", "VALIDATION_FAILED");
        refused("q=x", "VALIDATION_FAILED");
        refused("limit=0", "VALIDATION_FAILED");
        refused("limit=1001", "VALIDATION_FAILED");
        refused("sort=name", "UNKNOWN_SORT");
        refused("cursor=nonsense", "BAD_CURSOR");
        refused("cursor=" + Cursor.of(Long.MAX_VALUE, UUID.randomUUID(), 1).text(), "BAD_CURSOR");
        refused("cursor=" + Cursor.of("x", UUID.randomUUID(), 1).text(), "BAD_CURSOR");
        refused("contact=%00&number=a%00b", "VALIDATION_FAILED");
        refused("q=a%00b&source=%00", "VALIDATION_FAILED");
    }

    @Test
    void takesAPlusThatWasNotEscaped() {
        TestBatch batch = TestBatch.of(RandomCalls.list(new Random(1), 50));
        store.load(batch);

        int found =
                EventCalls.viewer()
                        .urlEncodingEnabled(false)
                        .get("/api/v1/events?jobId=" + batch.job() + "&contact=+15550101")
                        .jsonPath()
                        .getInt("page.total");

        assertThat(found).isPositive();
    }

    private static void refused(String query, String code) {
        EventCalls.viewer()
                .urlEncodingEnabled(false)
                .get("/api/v1/events?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo(code));
    }

    private static Map<String, String> question(Random random) {
        Map<String, String> query = new LinkedHashMap<>();
        Instant[] range = {RandomCalls.time(random), RandomCalls.time(random).plusSeconds(1)};
        if (random.nextInt(2) == 0 && range[0].isBefore(range[1])) {
            query.put("from", range[0].toString());
            query.put("to", range[1].toString());
        }
        maybe(random, query, "contact", RandomCalls.number(random));
        maybe(random, query, "number", RandomCalls.number(random));
        maybe(random, query, "type", word(any(random, EventType.values())));
        maybe(random, query, "direction", word(any(random, Direction.values())));
        maybe(random, query, "source", random.nextInt(4) == 0 ? "other" : "handset");
        maybe(random, query, "q", any(random, FRAGMENTS) + "");
        maybe(random, query, "sort", random.nextBoolean() ? "start" : "-start");
        if ("_".equals(query.get("q"))) {
            query.put("q", "__");
        }
        return query;
    }

    private static void maybe(Random random, Map<String, String> query, String name, String value) {
        if (random.nextInt(4) == 0) {
            query.put(name, value);
        }
    }

    private static List<PhoneEvent> naively(List<PhoneEvent> events, Map<String, String> query) {
        Comparator<PhoneEvent> order =
                Comparator.comparing((PhoneEvent e) -> e.time().start())
                        .thenComparing(e -> e.eventId().toString());
        boolean oldestFirst = "start".equals(query.get("sort"));
        return events.stream()
                .filter(event -> query.entrySet().stream().allMatch(c -> meets(event, c)))
                .sorted(oldestFirst ? order : order.reversed())
                .toList();
    }

    private static boolean meets(PhoneEvent event, Map.Entry<String, String> condition) {
        String value = condition.getValue();
        return switch (condition.getKey()) {
            case "from" -> !event.time().start().isBefore(Instant.parse(value));
            case "to" -> event.time().start().isBefore(Instant.parse(value));
            case "contact" -> value.equals(address(event.contact()));
            case "number" -> parties(event).anyMatch(party -> value.equals(address(party)));
            case "type" -> word(event.type()).equals(value);
            case "direction" -> word(event.direction()).equals(value);
            case "source" -> value.equals("handset");
            case "q" -> parties(event).anyMatch(party -> mentions(party, value));
            default -> true;
        };
    }

    private static Stream<@Nullable Party> parties(PhoneEvent event) {
        var parties = event.parties();
        return Stream.of(parties.subject(), parties.from(), parties.to());
    }

    private static boolean mentions(@Nullable Party party, String text) {
        return party != null
                && (party.address().contains(text)
                        || (party.name() != null
                                && party.name()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(text.toLowerCase(Locale.ROOT))));
    }

    private static @Nullable String address(@Nullable Party party) {
        return party == null ? null : party.address();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
