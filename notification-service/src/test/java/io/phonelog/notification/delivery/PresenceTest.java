package io.phonelog.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class PresenceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    @Test
    void beginsWhenASenderIsSeenForTheFirstTime() {
        assertThat(seenAt(null, 100).lasts(PATIENCE)).isFalse();
    }

    @Test
    void lastsWhileASenderIsSeenAgainAndAgain() {
        Presence presence = seenAt(seenAt(seenAt(null, 100), 102), 105);
        assertThat(presence.lasts(PATIENCE)).isFalse();
        assertThat(seenAt(presence, 106).lasts(PATIENCE)).isTrue();
    }

    @Test
    void beginsAnewAfterAnOutageHoweverOftenTheSenderIsSeenAtOnce() {
        Presence before = seenAt(seenAt(null, 100), 106);
        Presence after = seenAt(before, 113);
        assertThat(after.lasts(PATIENCE)).isFalse();
        assertThat(seenAt(after, 114).lasts(PATIENCE)).isFalse();
        assertThat(seenAt(seenAt(after, 114), 119).lasts(PATIENCE)).isTrue();
    }

    private static Presence seenAt(@Nullable Presence before, long second) {
        return Presence.after(before, Duration.ofSeconds(second).toNanos(), PATIENCE);
    }
}
