package io.phonelog.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.stream.EventStream.OfThing;
import io.phonelog.notification.stream.Mailbox.TooSlow;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

@QuarkusTest
@WithStack
class SlowClientTest {
    @Inject Streams streams;
    @Inject StreamConfig config;

    @Test
    void clientThatTakesNothingIsEndedAndHoldsUpNobody() {
        UUID job = Uuid7.next();
        var opening =
                new Opening(
                        Org.ACME.id(), Selection.of(OfThing.job(job)), false, beginning(), null);
        var stuck = new CompletableFuture<Throwable>();
        var taken = new AtomicInteger();
        streams.follow(
                opening,
                new Mailbox(config.queue(), letter -> Uni.createFrom().nothing(), stuck::complete),
                stuck::complete);
        streams.follow(
                opening,
                new Mailbox(
                        config.queue(),
                        letter -> Uni.createFrom().voidItem().invoke(taken::incrementAndGet),
                        stuck::complete),
                stuck::complete);
        int events = config.queue() + 20;
        for (int n = 0; n < events; n++) {
            News.ofJob(Org.ACME, job, MessageType.JOB_QUEUED);
        }
        assertThat(stuck.orTimeout(60, TimeUnit.SECONDS).join()).isInstanceOf(TooSlow.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> taken.get() == events);
    }

    /** The first place from which the log is whole: other tests prune it. */
    private static long beginning() {
        return Long.parseLong(
                Database.query(
                                "select coalesce(max(pruned), 0) from log_head where org_id = ?",
                                Org.ACME.id())
                        .get(0));
    }
}
