package io.phonelog.event.duplicate;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.Precision;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.event.run.VoidRuns;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** What of the marks is kept in the tables, whatever comes and goes. */
@QuarkusTest
@WithStack
class DuplicatesTest {
    @Inject TestStore store;
    @Inject KeptMarks marks;
    @Inject VoidRuns runs;
    @Inject Comparing comparing;

    @Test
    void nothingIsMarkedBeforeARunIsComplete() throws SQLException {
        TestBatch first = TestBatch.of(call(1, "10:00"));
        TestBatch second = TestBatch.of(call(1, "10:00"));
        store.loadAndCompare(first);
        store.load(second);
        store.loadAndCompare(TestBatch.of(call(1, "10:01")));
        assertThat(marked(second)).isZero();

        store.loadAndCompare(second);

        assertThat(marked(first)).isZero();
        assertThat(marked(second)).isOne();
    }

    @Test
    void overlappingExportsShareWhatBothHave() throws SQLException {
        TestBatch first = TestBatch.of(call(2, "10:00"), call(2, "10:01"), call(2, "10:02"));
        TestBatch second = TestBatch.of(call(2, "10:01"), call(2, "10:02"));
        TestBatch rest = second.then(call(2, "10:03"));

        store.loadAndCompare(first);
        store.load(second);
        store.loadAndCompare(rest);

        assertThat(marked(first)).isZero();
        assertThat(marked(second)).isEqualTo(2);
    }

    @Test
    void withTheOriginalGoneTheNextIsTheOriginal() throws SQLException {
        TestBatch[] copies =
                IntStream.range(0, 3)
                        .mapToObj(i -> TestBatch.of(call(3, "10:00"), call(3, "10:01")))
                        .toArray(TestBatch[]::new);
        store.loadAndCompare(copies);
        assertThat(marked(copies[1])).isEqualTo(2);

        runs.revoke(Org.ACME.id(), copies[0].job(), 1);

        assertThat(marked(copies[1])).isZero();
        assertThat(marked(copies[2])).isEqualTo(2);
        assertThat(marks.kept()).isEqualTo(marks.recomputed());

        runs.revoke(Org.ACME.id(), copies[1].job(), 1);

        assertThat(marked(copies[2])).isZero();
        assertThat(marks.wrongCounts()).isZero();
    }

    @Test
    void aNewRunOfTheOriginalsJobIsComparedAnew() throws SQLException {
        TestBatch first = TestBatch.of(call(4, "10:00"));
        TestBatch second = TestBatch.of(call(4, "10:00"));
        store.loadAndCompare(first, second);

        TestBatch again = first.inRun(2);
        store.load(again);
        assertThat(marked(second)).isZero();
        store.loadAndCompare(again);

        assertThat(marked(second)).isZero();
        assertThat(marked(again)).isOne();
    }

    @Test
    void theSameFileTwiceIsMarkedEvenWhereLittleIsKnown() throws SQLException {
        PhoneEvent vague =
                TestEvent.at("2014-05-05T00:00:00Z").of(null).exactTo(Precision.DAY).made();
        PhoneEvent timeless = TestEvent.at(Instant.MIN).made();
        TestBatch first = TestBatch.of(vague, timeless);
        TestBatch second = TestBatch.of(vague, timeless);

        store.loadAndCompare(first, second);

        assertThat(marked(second)).isOne();
    }

    @Test
    void tenantsKnowNothingOfEachOther() throws SQLException {
        TestBatch mine = TestBatch.of(call(6, "10:00"));
        TestBatch theirs = TestBatch.of(call(6, "10:00")).by(Org.GLOBEX);

        store.loadAndCompare(mine, theirs);

        assertThat(marked(mine)).isZero();
        assertThat(marked(theirs)).isZero();
    }

    @Test
    void whoComesAfterOneThatWasStoppedGoesOn() throws SQLException {
        TestBatch first = TestBatch.of(call(7, "10:00"), call(7, "10:01"));
        TestBatch second = TestBatch.of(call(7, "10:00"));
        TestBatch rest = second.then(call(7, "10:01"));
        store.loadAndCompare(first);
        store.load(second, rest);
        store.change(
                """
                set phonelog.org = '%s';
                insert into comparison (org_id, job_id, run, chunk, sequence)
                values ('%1$s', '%s', 1, 0, 0)"""
                        .formatted(Org.ACME.id(), second.job()));

        comparing.wake();
        await().untilAsserted(() -> assertThat(store.isCompared(second)).isTrue());

        assertThat(marked(second)).isOne();
        store.complete(second);
        await().untilAsserted(() -> assertThat(marked(second)).isEqualTo(2));
    }

    @Test
    void eventsThatSayNothingOfTheirOwnersAreMarkedToo() throws SQLException {
        PhoneEvent event = TestEvent.at("2014-05-09T10:00:00Z").ofNobody().made();
        TestBatch first = TestBatch.of(event);
        TestBatch second = TestBatch.of(event);

        store.loadAndCompare(first, second);

        assertThat(marked(second)).isOne();
    }

    @Test
    void veryManyEventsWithOneContactAtOneMomentAreLeftAlone() throws SQLException {
        TestEvent placeholder = TestEvent.at("2014-08-01T00:00:00Z");
        PhoneEvent[] all =
                IntStream.rangeClosed(0, ComparisonStep.MOST_AT_ONCE)
                        .mapToObj(i -> placeholder.id(UUID.randomUUID()).made())
                        .toArray(PhoneEvent[]::new);
        TestBatch batch = TestBatch.of(Arrays.copyOf(all, all.length / 2)).by(Org.GLOBEX);
        TestBatch rest = batch.then(Arrays.copyOfRange(all, all.length / 2, all.length));
        store.load(batch);

        store.loadAndCompare(rest);

        assertThat(marked(batch)).isZero();
    }

    @Test
    void marksAreThoseOfAllEventsTogetherWhateverIsLoadedAndRevoked() throws SQLException {
        Random random = new Random(11);
        TestBatch[] jobs = new TestBatch[5];
        for (int step = 0; step < 60; step++) {
            int at = random.nextInt(jobs.length);
            TestBatch job = jobs[at];
            if (job == null || random.nextInt(3) == 0) {
                job = TestBatch.of(file(random));
            } else {
                if (random.nextBoolean()) {
                    runs.revoke(job.org().id(), job.job(), job.run());
                }
                job = job.inRun(job.run() + 1);
            }
            jobs[at] = job;
            store.load(job);
            if (random.nextInt(4) > 0) {
                store.complete(job);
            }
        }
        TestBatch last = TestBatch.of(file(random));

        store.loadAndCompare(last);
        await().untilAsserted(() -> assertThat(waiting()).isZero());

        assertThat(marks.kept()).isNotEmpty().isEqualTo(marks.recomputed());
        assertThat(marks.wrongCounts()).isZero();
    }

    /** Of few different events, some of them several times. */
    private static List<PhoneEvent> file(Random random) {
        List<PhoneEvent> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            TestEvent event =
                    TestEvent.at(
                                    Instant.parse("2014-09-01T10:00:00Z")
                                            .plusSeconds(random.nextInt(4)))
                            .with("+1555010" + random.nextInt(2))
                            .exactTo(random.nextBoolean() ? Precision.MINUTE : Precision.SECOND)
                            .extra("Line", "" + random.nextInt(2));
            events.add((random.nextInt(4) == 0 ? event.ofNobody() : event).made());
        }
        return events;
    }

    private long waiting() throws SQLException {
        return store.count(Org.ACME, "select count(*) from comparison where ended_at is null");
    }

    private long marked(TestBatch batch) throws SQLException {
        return store.count(
                batch.org(),
                "select coalesce(sum(duplicates), 0) from origin where job_id = '%s' and run = %d"
                        .formatted(batch.job(), batch.run()));
    }

    /** A call of a day of its own. */
    private static PhoneEvent call(int day, String time) {
        return TestEvent.at("2014-05-%02dT%s:00Z".formatted(day, time)).made();
    }
}
