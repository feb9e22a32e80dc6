package io.phonelog.event.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.phonelog.event.RandomCalls;
import io.phonelog.event.TestBatch;
import io.phonelog.event.TestEvent;
import io.phonelog.event.TestStore;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Random;

@QuarkusTest
@WithStack
class VoidRunsTest {
    /** Hours whose sums are not those of their events, in either direction. */
    private static final String WRONG_SUMS =
            """
            with should_be as (
                select date_trunc('hour', e.start_at, 'UTC') as hour, e.type, e.direction,
                       coalesce(o.source, '') as source, count(*) as events,
                       coalesce(sum(e.duration_s), 0) as duration_s,
                       count(*) filter (where e.outcome = 0) as answered,
                       count(*) filter (where e.outcome = 1) as missed,
                       count(*) filter (where e.outcome = 2) as busy,
                       count(*) filter (where e.outcome = 3) as failed,
                       count(*) filter (where e.outcome = 4) as rejected
                from event e join origin o on o.id = e.origin
                group by 1, 2, 3, 4),
            kept as (
                select hour, type, direction, source, events, duration_s,
                       answered, missed, busy, failed, rejected
                from rollup_hour
                where (events, duration_s, answered, missed, busy, failed, rejected)
                      <> (0, 0, 0, 0, 0, 0, 0))
            select count(*) from (
                (select * from should_be except select * from kept)
                union all (select * from kept except select * from should_be)) as wrong""";

    private static final String WRONG_CONTACTS =
            """
            with should_be as (
                select contact, date_trunc('month', start_at, 'UTC') as month, count(*) as events,
                       coalesce(sum(duration_s), 0) as duration_s
                from event where contact is not null group by 1, 2),
            kept as (
                select contact, month, events, duration_s from contact_month
                where (events, duration_s) <> (0, 0))
            select count(*) from (
                (select * from should_be except select * from kept)
                union all (select * from kept except select * from should_be)) as wrong""";

    @Inject TestStore store;
    @Inject VoidRuns runs;

    @Test
    void aNewerRunReplacesAnOlder() throws SQLException {
        TestBatch first = TestBatch.of(TestEvent.at("2026-05-01T10:00:00Z").made());
        TestBatch late = first.then(TestEvent.at("2026-05-01T11:00:00Z").made());
        TestBatch second = first.inRun(2);

        store.load(first);
        store.load(second);
        store.send(late);
        store.load(second.then(TestEvent.at("2026-05-01T12:00:00Z").made()));

        assertThat(store.isIn(first)).isFalse();
        assertThat(store.isIn(late)).isFalse();
        assertThat(store.rows(first)).isEqualTo(2);
        assertThat(wrongSums()).isZero();
    }

    @Test
    void aRevokedRunIsForgottenForGood() throws SQLException {
        TestBatch batch =
                TestBatch.of(
                        TestEvent.at("2026-05-02T10:00:00Z").made(),
                        TestEvent.at("2026-06-02T10:00:00Z").made());
        store.load(batch);

        store.revoke(batch.org(), batch.job(), 1);
        store.revoke(batch.org(), batch.job(), 1);
        await().untilAsserted(() -> assertThat(store.rows(batch)).isZero());
        TestBatch next = batch.inRun(2);
        store.send(batch, batch.then(TestEvent.at("2026-05-02T11:00:00Z").made()));
        store.load(next);

        assertThat(store.rows(next)).isEqualTo(2);
        assertThat(store.isIn(batch)).isFalse();
        assertThat(wrongSums()).isZero();
    }

    @Test
    void aRunMayBeRevokedBeforeItsFirstBatchComes() throws SQLException {
        TestBatch batch = TestBatch.of(TestEvent.at("2026-05-03T10:00:00Z").made());
        runs.revoke(batch.org().id(), batch.job(), 1);

        store.send(batch);
        store.load(batch.inRun(2));

        assertThat(store.isIn(batch)).isFalse();
        assertThat(store.rows(batch)).isEqualTo(1);
    }

    @Test
    void revokingTouchesNoOtherTenantAndNoOtherJob() throws SQLException {
        TestBatch mine = TestBatch.of(TestEvent.at("2026-05-04T10:00:00Z").made());
        TestBatch other = TestBatch.of(TestEvent.at("2026-05-04T10:00:00Z").made());
        store.load(mine, other);

        runs.revoke(Org.GLOBEX.id(), mine.job(), 1);
        runs.revoke(Org.ACME.id(), other.job(), 1);

        assertThat(store.rows(mine)).isEqualTo(1);
        assertThat(store.rows(other)).isZero();
    }

    @Test
    void sumsStayRightWhateverIsLoadedAndRevoked() throws SQLException {
        Random random = new Random(7);
        TestBatch[] jobs = new TestBatch[4];
        for (int step = 0; step < 40; step++) {
            int at = random.nextInt(jobs.length);
            if (jobs[at] == null || random.nextInt(3) == 0) {
                jobs[at] = TestBatch.of(RandomCalls.list(random, 30));
            } else if (random.nextBoolean()) {
                jobs[at] = jobs[at].inRun(jobs[at].run() + 1);
            } else {
                runs.revoke(jobs[at].org().id(), jobs[at].job(), jobs[at].run());
                jobs[at] = jobs[at].inRun(jobs[at].run() + 1);
            }
            store.load(jobs[at]);
        }

        assertThat(wrongSums()).isZero();
    }

    private long wrongSums() throws SQLException {
        return store.count(Org.ACME, WRONG_SUMS) + store.count(Org.ACME, WRONG_CONTACTS);
    }
}
