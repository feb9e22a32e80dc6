package io.phonelog.event.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.phonelog.event.EventConfig;
import io.phonelog.test.Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

class BackgroundPaceTest {
    private static final int SOON_S = 20;
    private static final Duration WORK = Duration.ofMillis(50);

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    @AfterEach
    void endWorkers() {
        workers.shutdownNow();
    }

    @Test
    void piecesGoTogetherWhileNobodyAsks() throws Exception {
        goTogether(pace(asked(false), "0.5"));
    }

    @Test
    void piecesGoTogetherWhenTheyMayTakeAllTime() throws Exception {
        goTogether(pace(asked(true), "1"));
    }

    @Test
    void oneGoesAfterTheOtherWhileSomebodyAsks() throws Exception {
        BackgroundPace pace = pace(asked(true), "0.9");
        AtomicInteger underWay = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);

        Future<Integer> first =
                workers.submit(
                        () ->
                                pace.afterLoads(
                                        () -> {
                                            begun.countDown();
                                            await(end);
                                            return underWay.incrementAndGet();
                                        }));
        await(begun);
        Future<Integer> second = workers.submit(() -> pace.afterLoads(underWay::incrementAndGet));
        assertThat(catchThrowable(() -> second.get(50, TimeUnit.MILLISECONDS)))
                .isInstanceOf(TimeoutException.class);
        end.countDown();

        assertThat(first.get(SOON_S, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(second.get(SOON_S, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void thePieceAfterALongOneWaitsAsLong() throws SQLException {
        BackgroundPace pace = pace(asked(true), "0.5");
        long end = pace.afterLoads(BackgroundPaceTest::work);

        long begun = pace.afterLoads(System::nanoTime);

        assertThat(begun - end).isGreaterThanOrEqualTo(WORK.toNanos());
        assertThat(metrics.get("phonelog_background_rests").timer().count()).isEqualTo(1);
    }

    @Test
    void comparisonsWaitForLoadsAndLoadsForNoComparison() throws Exception {
        BackgroundPace pace = pace(asked(false), "0.5");
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> load =
                workers.submit(
                        () -> {
                            pace.load(
                                    () -> {
                                        begun.countDown();
                                        await(end);
                                    });
                            return pace;
                        });
        await(begun);

        long compared = pace.afterLoads(BackgroundPaceTest::work);
        assertThat(pace.afterLoads(System::nanoTime) - compared)
                .isGreaterThanOrEqualTo(WORK.toNanos());
        pace.afterLoads(
                () -> {
                    pace.load(end::countDown);
                    return pace;
                });
        load.get(SOON_S, TimeUnit.SECONDS);
    }

    @Test
    void nobodyRestsForWhatAPieceWaited() throws SQLException {
        Pace pace = new Pace(asked(true), 0.5, metrics.timer("rests"));
        Piece<Long> waiting = new Piece<>(BackgroundPaceTest::work);

        pace.run(waiting, BackgroundPaceTest::work);
        pace.run(waiting, System::nanoTime);

        assertThat(metrics.get("rests").timer().count()).isZero();
    }

    @Test
    void aPieceThatFailsLetsTheNextGo() throws SQLException {
        BackgroundPace pace = pace(asked(true), "0.5");

        assertThatThrownBy(() -> pace.afterLoads(BackgroundPaceTest::fail)).hasMessage("refused");

        assertThat(pace.<Integer>afterLoads(() -> 1)).isEqualTo(1);
    }

    private void goTogether(BackgroundPace pace) throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Callable<Integer> piece = () -> pace.afterLoads(() -> meet(both));
        for (Future<Integer> done : workers.invokeAll(List.of(piece, piece))) {
            assertThat(done.get(SOON_S, TimeUnit.SECONDS)).isBetween(0, 1);
        }
    }

    private static int fail() throws SQLException {
        throw new SQLException("refused");
    }

    private static int meet(CyclicBarrier both) {
        try {
            return both.await(SOON_S, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other did not come", e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON_S, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells when it ended. */
    private static long work() {
        long end = System.nanoTime() + WORK.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return end;
    }

    private BackgroundPace pace(Questions questions, String share) {
        EventConfig config =
                Settings.read(EventConfig.class, Map.of("phonelog.event.background-share", share));
        return new BackgroundPace(questions, config, metrics);
    }

    private static Questions asked(boolean always) {
        return new Questions() {
            @Override
            long untilQuiet() {
                return always ? Duration.ofSeconds(1).toNanos() : 0;
            }
        };
    }
}
