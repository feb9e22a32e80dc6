package io.phonelog.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.stream.EventStream.OfJob;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import io.smallrye.mutiny.subscription.MultiSubscriber;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;

@QuarkusTest
@WithStack
class SlowClientTest {
    @Inject LiveLog live;
    @Inject StreamConfig config;

    @Test
    void clientThatTakesNothingIsEndedAndHoldsUpNobody() {
        UUID job = Uuid7.next();
        Selection selection = Selection.of(new OfJob(job));
        var stuck = new Taking(0);
        var quick = new Taking(Long.MAX_VALUE);
        live.follow(Org.ACME.id(), selection).subscribe(stuck);
        live.follow(Org.ACME.id(), selection).subscribe(quick);
        int events = config.queue() + 20;
        for (int n = 0; n < events; n++) {
            News.ofJob(Org.ACME, job, MessageType.JOB_PROGRESS);
        }
        assertThat(stuck.failure.orTimeout(60, TimeUnit.SECONDS).join())
                .isInstanceOf(BackPressureFailure.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> quick.taken == events);
    }

    private static final class Taking implements MultiSubscriber<Optional<LogEntry>> {
        final CompletableFuture<Throwable> failure = new CompletableFuture<>();
        volatile int taken;
        private final long wanted;

        Taking(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            if (wanted > 0) {
                subscription.request(wanted);
            }
        }

        @Override
        public synchronized void onItem(Optional<LogEntry> item) {
            taken += item.isPresent() ? 1 : 0;
        }

        @Override
        public void onFailure(Throwable thrown) {
            failure.complete(thrown);
        }

        @Override
        public void onCompletion() {}
    }
}
