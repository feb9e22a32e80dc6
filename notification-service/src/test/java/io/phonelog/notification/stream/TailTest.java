package io.phonelog.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.log.LogReader;
import io.phonelog.notification.log.LogTail;
import io.phonelog.notification.stream.Mailbox.Letter;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.test.Patience;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** How a tenant's newest events come into memory. */
@QuarkusTest
@WithStack
class TailTest {
    private static final LogEntry ENTRY =
            new LogEntry(1, "1", "jobs", "job:1", "job.created", false, null, Instant.EPOCH, "{}");

    @Inject PoolTransactions transactions;
    @Inject LogReader log;
    @Inject LiveLog live;

    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void areLoadedOnceForAllWhoComeAtTheSameTime() {
        Tail tail = tail(0);
        List<RecentEntries> given =
                Uni.join()
                        .all(IntStream.range(0, 50).mapToObj(client -> tail.ready()).toList())
                        .andFailFast()
                        .await()
                        .atMost(Patience.LONG);
        assertThat(given).hasSize(50).containsOnly(given.get(0));
        assertThat(tail.ready().await().atMost(Patience.LONG)).isSameAs(given.get(0));
        assertThat(loads).hasValue(1);
    }

    @Test
    void areLoadedAnewForWhoeverComesAfterAFailure() {
        Tail tail = tail(1);
        assertThatThrownBy(() -> tail.ready().await().atMost(Patience.LONG))
                .hasMessage("Postgres is away");
        RecentEntries given = tail.ready().await().atMost(Patience.LONG);
        assertThat(tail.ready().await().atMost(Patience.LONG)).isSameAs(given);
        assertThat(loads).hasValue(2);
    }

    @Test
    void knowWhoJoinsThoughOthersLeaveMeanwhile() {
        Tail tail = tail(0);
        Follower restless = follower(new AtomicInteger());
        var over = new AtomicBoolean();
        var leaving =
                CompletableFuture.runAsync(
                        () -> {
                            while (!over.get()) {
                                tail.join(restless);
                                tail.leave(restless);
                            }
                        });
        var found = new AtomicInteger();
        int times = 20_000;
        for (int n = 0; n < times; n++) {
            Follower stuck = follower(found);
            tail.join(stuck);
            tail.giveUpThoseStuckFor(Duration.ZERO);
            tail.leave(stuck);
        }
        over.set(true);
        leaving.join();
        assertThat(found).hasValue(times);
    }

    /** Of a client that takes nothing; counted when it is given up. */
    private Follower follower(AtomicInteger givenUp) {
        Selection jobs = Selection.parse("jobs", "me");
        var mailbox =
                new Mailbox(
                        4,
                        letter -> Uni.createFrom().nothing(),
                        failure -> givenUp.incrementAndGet());
        mailbox.put(new Letter(jobs, ENTRY));
        return new Follower(
                new Opening(UUID.randomUUID(), jobs, false, 0, null),
                mailbox,
                live,
                log,
                failure -> {});
    }

    /** Of a tenant of its own, whose log cannot be read at first. */
    private Tail tail(int failures) {
        var failing =
                new LogReader(transactions) {
                    @Override
                    public Uni<LogTail> newest(UUID org, int most) {
                        return loads.incrementAndGet() <= failures
                                ? Uni.createFrom()
                                        .failure(new IllegalStateException("Postgres is away"))
                                : super.newest(org, most);
                    }
                };
        return new Tail(
                UUID.randomUUID(),
                failing,
                10,
                new SimpleMeterRegistry().timer("phonelog_stream_delay"));
    }
}
