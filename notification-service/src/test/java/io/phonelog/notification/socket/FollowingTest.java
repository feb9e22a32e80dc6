package io.phonelog.notification.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.notification.stream.EventStream;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

class FollowingTest {
    private final EventStream stream = EventStream.named("jobs", "ann");
    private final AtomicInteger ended = new AtomicInteger();
    private final Following following = new Following();

    @Test
    void endsWhatItFollowsAndWhatWasOpeningMeanwhile() {
        EventStream opening = EventStream.named("uploads", "ann");
        following.begin(stream);
        following.go(stream, ended::incrementAndGet);
        following.begin(opening);
        following.endAll();
        following.go(opening, ended::incrementAndGet);
        assertThat(ended).hasValue(2);
    }

    @Test
    void beginsNothingAfterAllHasEnded() {
        following.endAll();
        assertThat(following.begin(stream)).isFalse();
        following.go(stream, ended::incrementAndGet);
        assertThat(ended).hasValue(1);
        assertThat(following.count()).isZero();
    }

    @Test
    void followsAStreamOnceAtATime() {
        assertThat(following.begin(stream)).isTrue();
        assertThat(following.begin(stream)).isFalse();
        following.end(stream);
        assertThat(following.begin(stream)).isTrue();
    }
}
