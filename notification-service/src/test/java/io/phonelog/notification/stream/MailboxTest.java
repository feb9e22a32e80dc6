package io.phonelog.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.stream.EventStream.OfTopic;
import io.phonelog.notification.stream.Mailbox.Letter;
import io.phonelog.notification.stream.Mailbox.TooSlow;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

class MailboxTest {
    private static final Selection JOBS = Selection.of(new OfTopic("jobs"));

    private final List<Long> sent = new ArrayList<>();
    private final Deque<UniEmitter<? super Void>> unanswered = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(4, this::send, failures::add);

    @Test
    void oneIsOnItsWayAtATime() {
        put(1, "job:a", "job.created");
        put(2, "job:a", "job.started");
        assertThat(sent).containsExactly(1L);
        taken();
        assertThat(sent).containsExactly(1L, 2L);
    }

    @Test
    void newerProgressTakesThePlaceOfOlderWhileItWaits() {
        put(1, "job:a", "job.progress");
        put(2, "job:a", "job.progress");
        put(3, "job:b", "job.progress");
        put(4, "job:a", "job.progress");
        put(5, "job:a", "job.completed");
        taken();
        taken();
        taken();
        assertThat(sent).containsExactly(1L, 3L, 4L, 5L);
    }

    @Test
    void progressOfAFastJobFloodsNobody() {
        for (int n = 1; n <= 1_000; n++) {
            put(n, "job:a", "job.progress");
        }
        taken();
        assertThat(sent).containsExactly(1L, 1_000L);
        assertThat(failures).isEmpty();
    }

    @Test
    void takesNoMoreThanItHolds() {
        for (int n = 1; n <= 5; n++) {
            assertThat(put(n, "job:a", "job.queued")).isTrue();
        }
        assertThat(put(6, "job:a", "job.queued")).isFalse();
        taken();
        assertThat(put(6, "job:a", "job.queued")).isTrue();
        assertThat(failures).isEmpty();
    }

    @Test
    void failsOnceWhenTheClientTakesNothing() {
        mailbox.failIfStuckFor(Duration.ZERO);
        assertThat(failures).isEmpty();
        put(1, "job:a", "job.queued");
        put(2, "job:a", "job.queued");
        mailbox.failIfStuckFor(Duration.ofMinutes(1));
        assertThat(failures).isEmpty();
        mailbox.failIfStuckFor(Duration.ZERO);
        mailbox.failIfStuckFor(Duration.ZERO);
        assertThat(failures).hasSize(1).first().isInstanceOf(TooSlow.class);
        taken();
        assertThat(sent).containsExactly(1L);
    }

    @Test
    void sendsNothingOfAStreamThatIsFollowedNoMore() {
        put(1, "job:a", "job.created");
        put(2, "job:a", "job.started");
        mailbox.drop(JOBS);
        taken();
        assertThat(sent).containsExactly(1L);
        put(3, "job:a", "job.completed");
        assertThat(sent).containsExactly(1L, 3L);
    }

    @Test
    void sendsNothingOnceItIsClosed() {
        put(1, "job:a", "job.created");
        put(2, "job:a", "job.started");
        mailbox.close();
        taken();
        put(3, "job:a", "job.completed");
        assertThat(sent).containsExactly(1L);
        assertThat(failures).isEmpty();
    }

    private boolean put(long sequence, String stream, String type) {
        return mailbox.put(
                new Letter(
                        JOBS,
                        new LogEntry(
                                sequence,
                                "event-" + sequence,
                                "jobs",
                                stream,
                                type,
                                false,
                                null,
                                Instant.EPOCH,
                                "{}")));
    }

    private void taken() {
        unanswered.remove().complete(null);
    }

    private Uni<Void> send(Letter letter) {
        sent.add(letter.entry().sequence());
        return Uni.createFrom().<Void>emitter(emitter -> unanswered.add(emitter));
    }
}
