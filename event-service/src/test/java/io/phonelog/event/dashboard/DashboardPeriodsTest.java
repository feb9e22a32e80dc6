package io.phonelog.event.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.EventCalls;
import io.phonelog.event.RandomCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Whatever the time is cut into, the sums are those of its events. */
@QuarkusTest
@WithStack
class DashboardPeriodsTest {
    private static final Instant BEGIN = Instant.parse("2015-01-20T00:00:00Z");
    private static final int DAYS = 100;
    private static final int QUESTIONS = 40;

    @Inject TestStore store;

    @Test
    void sumsAreThoseOfTheEventsInAnyTime() {
        Random random = new Random(7);
        List<PhoneEvent> all =
                IntStream.range(0, 600).mapToObj(i -> TestEvent.at(within(random)).made()).toList();
        store.load(TestBatch.of(all));

        for (int i = 0; i < QUESTIONS; i++) {
            Instant from = within(random);
            Instant to = from.plus(1 + random.nextInt(24 * 40), ChronoUnit.HOURS);
            Bucket bucket = RandomCalls.any(random, Bucket.values());
            List<Instant> expected =
                    all.stream()
                            .map(event -> event.time().start())
                            .filter(start -> !start.isBefore(from) && start.isBefore(to))
                            .toList();

            JsonPath answer =
                    EventCalls.metrics(
                            Map.of(
                                    "from", from.toString(),
                                    "to", to.toString(),
                                    "bucket", bucket.name().toLowerCase(Locale.ROOT)));

            assertThat(answer.getInt("totals.events"))
                    .as("%s %s", from, to)
                    .isEqualTo(expected.size());
            assertThat(seriesOf(answer)).isEqualTo(count(expected, bucket::startOf));
            assertThat(busiest(answer)).isEqualTo(most(expected));
        }
    }

    private static Instant within(Random random) {
        return BEGIN.plus(random.nextInt(24 * DAYS), ChronoUnit.HOURS);
    }

    private static Map<Instant, Long> seriesOf(JsonPath answer) {
        List<String> starts = answer.getList("series.start");
        List<Integer> events = answer.getList("series.events");
        return IntStream.range(0, starts.size())
                .boxed()
                .filter(i -> events.get(i) > 0)
                .collect(toMap(i -> Instant.parse(starts.get(i)), i -> events.get(i).longValue()));
    }

    private static Map<Instant, Long> count(
            List<Instant> times, Function<OffsetDateTime, OffsetDateTime> bucket) {
        return times.stream()
                .collect(
                        groupingBy(
                                time -> bucket.apply(time.atOffset(ZoneOffset.UTC)).toInstant(),
                                counting()));
    }

    private static List<Integer> busiest(JsonPath answer) {
        return answer.getList("busiestHours.events", Integer.class);
    }

    private static List<Integer> most(List<Instant> times) {
        return times.stream()
                .map(time -> time.atOffset(ZoneOffset.UTC))
                .collect(
                        groupingBy(
                                time -> List.of(time.getDayOfWeek(), time.getHour()), counting()))
                .values()
                .stream()
                .sorted(Comparator.reverseOrder())
                .limit(5)
                .map(Long::intValue)
                .toList();
    }
}
