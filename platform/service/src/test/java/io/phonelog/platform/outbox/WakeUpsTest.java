package io.phonelog.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class WakeUpsTest {
    private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
    private final WakeUps work = new WakeUps("Test", this::pass);

    @AfterEach
    void stop() {
        work.stop();
    }

    @Test
    void wakingsDuringAPassAreAnsweredByOneMore() {
        work.wake();
        work.wake();
        work.wake();
        assertThat(underWay).hasSize(1);

        finishPass();
        assertThat(underWay).hasSize(1);

        finishPass();
        assertThat(underWay).isEmpty();
    }

    @Test
    void passThatWakesIsFollowedByAnother() {
        CountDownLatch passes = new CountDownLatch(3);
        var restless = new WakeUps[1];
        restless[0] =
                new WakeUps(
                        "Test",
                        () -> {
                            passes.countDown();
                            if (passes.getCount() > 0) {
                                restless[0].wake();
                            }
                            return Uni.createFrom().voidItem();
                        });
        restless[0].wake();
        assertThat(passes.getCount()).isZero();
    }

    @Test
    void failedPassIsRepeated() throws InterruptedException {
        CountDownLatch passes = new CountDownLatch(3);
        var failing =
                new WakeUps(
                        "Test",
                        () -> {
                            passes.countDown();
                            return passes.getCount() > 0
                                    ? Uni.createFrom().failure(new IllegalStateException("away"))
                                    : Uni.createFrom().voidItem();
                        });
        failing.wake();
        assertThat(passes.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void looksByItselfToo() throws InterruptedException {
        CountDownLatch passes = new CountDownLatch(2);
        var unwoken =
                new WakeUps(
                        "Test",
                        () -> {
                            passes.countDown();
                            return Uni.createFrom().voidItem();
                        });
        unwoken.lookAnyway(Duration.ofMillis(10));
        assertThat(passes.await(60, TimeUnit.SECONDS)).isTrue();
        unwoken.stop();
    }

    @Test
    void startsNoPassOnceStopped() {
        work.wake();
        work.wake();
        work.stop();
        finishPass();
        work.wake();
        assertThat(underWay).isEmpty();
    }

    private Uni<Void> pass() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        underWay.add(end);
        return Uni.createFrom().completionStage(end);
    }

    private void finishPass() {
        underWay.remove().complete(null);
    }
}
