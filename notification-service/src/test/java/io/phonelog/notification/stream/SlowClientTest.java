package io.phonelog.notification.stream;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.stream.EventStream.OfThing;
import io.phonelog.notification.stream.Mailbox.Letter;
import io.phonelog.notification.stream.Mailbox.TooSlow;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Patience;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;

@QuarkusTest
@WithStack
class SlowClientTest {
    @Inject Streams streams;
    @Inject LiveLog live;
    @Inject StreamConfig config;
    @Inject MeterRegistry metrics;

    private final CompletableFuture<Throwable> broken = new CompletableFuture<>();

    @Test
    void clientThatTakesNothingIsEndedAndHoldsUpNobody() {
        UUID job = Uuid7.next();
        var opening =
                new Opening(
                        Org.ACME.id(), Selection.of(OfThing.job(job)), false, beginning(), null);
        var taken = new AtomicInteger();
        follow(opening, letter -> Uni.createFrom().nothing());
        follow(opening, letter -> Uni.createFrom().voidItem().invoke(taken::incrementAndGet));
        int events = 5;
        for (int n = 0; n < events; n++) {
            News.ofJob(Org.ACME, job, MessageType.JOB_QUEUED);
        }
        assertThat(broken.orTimeout(Patience.LONG.toSeconds(), TimeUnit.SECONDS).join())
                .isInstanceOf(TooSlow.class);
        await().until(() -> taken.get() == events);
    }

    @Test
    void burstLargerThanTheMailboxReachesAClientThatReadsOn() {
        UUID org = UUID.randomUUID();
        RecentEntries recent = live.recent(org).await().atMost(Patience.LONG);
        long told = metrics.get("phonelog_stream_delay").timer().count();
        var firstIsTaken = new CompletableFuture<Void>();
        List<Long> taken = new CopyOnWriteArrayList<>();
        follow(
                new Opening(org, Selection.parse("jobs", "me"), false, 0, null),
                letter -> {
                    taken.add(letter.entry().sequence());
                    return Uni.createFrom().completionStage(firstIsTaken);
                });
        int events = config.queue() * 2 + 20;
        appendAtOnce(org, events);
        await().until(() -> recent.newest() == events);
        firstIsTaken.complete(null);
        await().until(() -> taken.size() == events);
        assertThat(taken)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, events).boxed().toList());
        assertThat(broken).isNotDone();
        assertThat(metrics.get("phonelog_stream_delay").timer().count())
                .isGreaterThanOrEqualTo(told + events);
    }

    private void follow(Opening opening, Function<Letter, Uni<Void>> client) {
        streams.follow(
                opening, new Mailbox(config.queue(), client, broken::complete), broken::complete);
    }

    private static void appendAtOnce(UUID org, int events) {
        Database.update(
                """
                with head as (update log_head set sequence = ? where org_id = ? returning org_id)
                insert into log_entry
                    (org_id, sequence, event_id, topic, stream, type, ended, time, data)
                select org_id, n, 'burst-' || n, 'jobs', 'job:' || n, 'job.created', false, now(), '{}'
                from head, generate_series(1, ?) n""",
                events,
                org,
                events);
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
