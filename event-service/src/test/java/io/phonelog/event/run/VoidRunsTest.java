package io.phonelog.event.run;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.event.KeptSums;
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
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@QuarkusTest
@WithStack
class VoidRunsTest {
    @Inject TestStore store;
    @Inject KeptSums sums;
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
        assertThat(sums.wrong()).isZero();
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
        assertThat(sums.wrong()).isZero();
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
    void nothingStaysOfPartiesThatNoOtherRunShows() throws SQLException {
        TestBatch mine =
                TestBatch.of(
                        TestEvent.at("2026-05-05T10:00:00Z").with("+15557771", "Nell").made(),
                        TestEvent.at("2026-05-05T11:00:00Z").with("+15557772", "Otto").made());
        TestBatch other =
                TestBatch.of(
                        TestEvent.at("2026-05-05T12:00:00Z").with("+15557771", "Nelly").made());
        store.load(mine, other);

        runs.revoke(Org.ACME.id(), mine.job(), 1);

        assertThat(parties("Nell")).isZero();
        assertThat(parties("Otto")).isZero();
        assertThat(parties("Nelly")).isOne();
        assertThat(sums.wrong()).isZero();
    }

    @Test
    void forgettingGoesOnWhereItWasStopped() throws SQLException {
        TestBatch batch = TestBatch.of(TestEvent.at("2026-05-06T10:00:00Z").made());
        store.load(batch);
        store.change(
                "set phonelog.org = '%s'; update job_run set void_through = 1 where job_id = '%s'"
                        .formatted(Org.ACME.id(), batch.job()));

        store.revoke(batch.org(), batch.job(), 1);

        await().untilAsserted(() -> assertThat(store.rows(batch)).isZero());
        assertThat(store.isIn(batch)).isFalse();
    }

    @Test
    void aNewRunFirstForgetsWhatAStoppedReplicaLeft() throws SQLException {
        TestBatch batch = TestBatch.of(TestEvent.at("2026-05-07T10:00:00Z").made());
        store.load(batch);
        store.change(
                "set phonelog.org = '%s'; update job_run set void_through = 1 where job_id = '%s'"
                        .formatted(Org.ACME.id(), batch.job()));

        store.load(batch.inRun(2));

        assertThat(store.isIn(batch)).isFalse();
        assertThat(store.rows(batch)).isOne();
    }

    @Test
    void manyBatchesAreForgottenInStepsByWhoeverComes() throws Exception {
        TestBatch last = TestBatch.of(RandomCalls.list(new Random(5), 3));
        store.send(last);
        for (int i = 0; i < 120; i++) {
            last = last.then(RandomCalls.list(new Random(i), 3).toArray(PhoneEvent[]::new));
            store.send(last);
        }
        TestBatch all = last;
        await().untilAsserted(() -> assertThat(store.rows(all)).isEqualTo(363));

        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Callable<Integer>> revocations =
                Collections.nCopies(
                        2,
                        () -> {
                            runs.revoke(all.org().id(), all.job(), 1);
                            return 1;
                        });
        for (Future<Integer> revocation : two.invokeAll(revocations)) {
            revocation.get();
        }
        two.shutdown();

        assertThat(store.rows(all)).isZero();
        assertThat(sums.wrong()).isZero();
    }

    private long parties(String name) throws SQLException {
        return store.count(
                Org.ACME, "select count(*) from party where name = '%s'".formatted(name));
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

        assertThat(sums.wrong()).isZero();
    }
}
