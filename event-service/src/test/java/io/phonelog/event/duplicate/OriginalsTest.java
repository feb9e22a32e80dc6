package io.phonelog.event.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.Precision;
import io.phonelog.event.TestEvent;
import io.phonelog.event.duplicate.Candidate.Reading;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Which events are taken for one, and which never. */
class OriginalsTest {
    private final Traits.Reader traits = new Traits.Reader();

    @Test
    void aCallInTwoFilesIsOneCall() {
        Candidate first = in(1, call());
        Candidate second = in(2, call());

        assertThat(Originals.of(List.of(second, first))).isEqualTo(Map.of(second, first));
    }

    @Test
    void whatLayoutsSayDifferentlyDoesNotMatter() {
        Candidate first = in(1, call().with("+15550101", "Ann").extra("Tariff", "A"));
        Candidate second = in(2, call().in("Hill St", 52.5, 13.4).readBy(UUID.randomUUID()));

        assertThat(Originals.of(List.of(first, second))).isEqualTo(Map.of(second, first));
    }

    @Test
    void aCallSeenFromItsTwoEndsIsTwoRecords() {
        PhoneEvent ofA = call().of("+15550100").with("+15550101").made();
        PhoneEvent ofB = call().of("+15550101").with("+15550100").direction(Direction.IN).made();

        assertThat(Originals.of(List.of(in(1, ofA), in(2, ofB)))).isEmpty();
    }

    @Test
    void everyDifferenceThatCountsKeepsEventsApart() {
        List<TestEvent> all =
                List.of(
                        call(),
                        call().lasting(61L),
                        call().lasting(null),
                        call().with("+15550102"),
                        call().of("+15550103"),
                        call().direction(Direction.IN),
                        call().type(EventType.SMS),
                        call().exactTo(Precision.MINUTE),
                        call().leg("7", 1),
                        call().leg("7", 2),
                        call().leg("8", 1));
        List<Candidate> candidates = new ArrayList<>();
        for (TestEvent event : all) {
            candidates.add(in(candidates.size(), event));
        }

        assertThat(Originals.of(candidates)).isEmpty();
    }

    @Test
    void messagesOfOneMinuteStayAsManyAsTheyAreHoweverManyFilesHaveThem() {
        List<Candidate> one = thrice(1);
        List<Candidate> other = thrice(2);

        Map<Candidate, Candidate> originals = Originals.of(join(other, one));

        assertThat(originals)
                .isEqualTo(
                        Map.of(
                                other.get(0), one.get(0),
                                other.get(1), one.get(1),
                                other.get(2), one.get(2)));
    }

    @Test
    void aCallThatAFileHasTwiceIsOneCallAlsoForOtherFiles() {
        Candidate first = in(1, call());
        Candidate again = in(1, call());
        Candidate elsewhere = in(2, call());

        assertThat(Originals.of(List.of(elsewhere, again, first)))
                .isEqualTo(Map.of(again, first, elsewhere, first));
    }

    @Test
    void rowsOfAFileThatDifferInAnythingAreTwoEvents() {
        Candidate one = in(1, call().extra("Channel", "SIP/1"));
        Candidate two = in(1, call().extra("Channel", "SIP/2"));
        Candidate oneElsewhere = in(2, call());
        Candidate twoElsewhere = in(2, call().extra("Line", "9"));

        assertThat(Originals.of(List.of(one, two, oneElsewhere, twoElsewhere)))
                .isEqualTo(Map.of(oneElsewhere, one, twoElsewhere, two));
    }

    @Test
    void messagesOfOneSecondInAFileMayBeTwoButNotThoseOfOneMillisecond() {
        TestEvent message = call().type(EventType.SMS).lasting(null);
        PhoneEvent[] ofSecond = {message.made(), again(message)};
        message.exactTo(Precision.MS);
        PhoneEvent[] ofMillisecond = {message.made(), again(message)};

        assertThat(Originals.of(inOne(ofSecond))).isEmpty();
        assertThat(Originals.of(inOne(ofMillisecond))).hasSize(1);
    }

    @Test
    void littleKnownEventsEqualOnlyAnotherReadingOfTheirRow() {
        List<TestEvent> little =
                List.of(
                        call().exactTo(Precision.DAY),
                        call().of(null),
                        call().of(null).withWithheld().exactTo(Precision.MS));
        for (TestEvent event : little) {
            PhoneEvent row = event.made();

            assertThat(Originals.of(List.of(in(1, row), in(2, again(event))))).isEmpty();
            assertThat(Originals.of(List.of(in(1, row), in(2, row)))).hasSize(1);
        }
    }

    @Test
    void oneEndAndAMillisecondAreEnough() {
        TestEvent message = call().type(EventType.SMS).of(null).exactTo(Precision.MS);

        assertThat(Originals.of(List.of(in(1, message.made()), in(2, again(message))))).hasSize(1);
    }

    @Test
    void theOrderInWhichEventsAreReadDoesNotMatter() {
        List<Candidate> all = new ArrayList<>(join(thrice(1), join(thrice(2), thrice(3))));
        all.add(in(2, call()));
        all.add(in(3, call()));
        Map<Candidate, Candidate> expected = Originals.of(all);
        Random random = new Random(9);

        for (int i = 0; i < 50; i++) {
            Collections.shuffle(all, random);
            assertThat(Originals.of(all)).isEqualTo(expected);
        }
        assertThat(expected).hasSize(7);
    }

    private static TestEvent call() {
        return TestEvent.at("2026-03-01T10:15:00Z");
    }

    /** The same event as another row says it. */
    private static PhoneEvent again(TestEvent event) {
        UUID other = UUID.randomUUID();
        return event.id(other).made();
    }

    private List<Candidate> thrice(int origin) {
        PhoneEvent[] messages =
                Arrays.stream(new TestEvent[] {call(), call(), call()})
                        .map(e -> e.type(EventType.SMS).exactTo(Precision.MINUTE).made())
                        .toArray(PhoneEvent[]::new);
        return inOne(origin, messages);
    }

    private List<Candidate> inOne(PhoneEvent... events) {
        return inOne(1, events);
    }

    private List<Candidate> inOne(int origin, PhoneEvent... events) {
        return Arrays.stream(events).map(event -> in(origin, event)).toList();
    }

    private Candidate in(int origin, TestEvent event) {
        return in(origin, event.made());
    }

    private Candidate in(int origin, PhoneEvent event) {
        var reading = new Reading(new UUID(0, origin), 1);
        return new Candidate(event.eventId(), origin, reading, traits.of(event));
    }

    private static List<Candidate> join(List<Candidate> some, List<Candidate> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
