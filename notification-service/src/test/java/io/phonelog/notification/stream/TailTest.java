package io.phonelog.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.phonelog.notification.log.LogReader;
import io.phonelog.notification.log.LogTail;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** How a tenant's newest events come into memory. */
@QuarkusTest
@WithStack
class TailTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject PoolTransactions transactions;

    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void areLoadedOnceForAllWhoComeAtTheSameTime() {
        Tail tail = tail(0);
        List<RecentEntries> given =
                Uni.join()
                        .all(IntStream.range(0, 50).mapToObj(client -> tail.ready()).toList())
                        .andFailFast()
                        .await()
                        .atMost(SOON);
        assertThat(given).hasSize(50).containsOnly(given.get(0));
        assertThat(tail.ready().await().atMost(SOON)).isSameAs(given.get(0));
        assertThat(loads).hasValue(1);
    }

    @Test
    void areLoadedAnewForWhoeverComesAfterAFailure() {
        Tail tail = tail(1);
        assertThatThrownBy(() -> tail.ready().await().atMost(SOON)).hasMessage("Postgres is away");
        RecentEntries given = tail.ready().await().atMost(SOON);
        assertThat(tail.ready().await().atMost(SOON)).isSameAs(given);
        assertThat(loads).hasValue(2);
    }

    /** Of a tenant of its own, whose log cannot be read at first. */
    private Tail tail(int failures) {
        var log =
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
                log,
                10,
                new SimpleMeterRegistry().timer("phonelog_stream_delay"));
    }
}
