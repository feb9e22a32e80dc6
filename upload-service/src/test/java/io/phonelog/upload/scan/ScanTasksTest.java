package io.phonelog.upload.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Sent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Without a scanner, so that nobody else takes what waits. */
@QuarkusTest
@WithStack(s3 = true)
class ScanTasksTest {
    private static final Duration LEASE = Duration.ofMinutes(1);

    @Inject ScanTasks tasks;
    @Inject Books books;

    @Test
    void takesTheFileThatWaitsLongestOfThoseItHasRoomFor() throws Throwable {
        String large = waiting("large.csv", 5_000, 30);
        String small = waiting("small.csv", 500, 20);
        String later = waiting("later.csv", 400, 10);

        assertThat(taken(1_000)).contains(UUID.fromString(small));
        assertThat(taken(Long.MAX_VALUE)).contains(UUID.fromString(large));
        assertThat(taken(Long.MAX_VALUE)).contains(UUID.fromString(later));
        assertThat(taken(Long.MAX_VALUE)).isEmpty();
    }

    private Optional<UUID> taken(long largest) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> tasks.take(largest, LEASE))
                .map(ScanTask::uploadId);
    }

    private String waiting(String name, int size, int seconds) {
        String id = Sent.stored(name, Sent.bytes(Sent.CSV + name));
        books.change(
                """
                insert into scan (upload_id, org_id, size, due_at, created_at)
                select id, org_id, %d, now() - interval '%d seconds', now()
                from upload where id = ?::uuid"""
                        .formatted(size, seconds),
                id);
        return id;
    }
}
