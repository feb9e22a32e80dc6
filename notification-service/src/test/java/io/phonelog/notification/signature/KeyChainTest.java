package io.phonelog.notification.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class KeyChainTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final KeyChain chain = KeyChain.fresh(SignatureKind.V1);

    @Test
    void theOldKeySignsTooUntilItsTimeIsOver() {
        KeyChain rotated = chain.rotated(SignatureKind.V1A, Duration.ofHours(1), NOW);
        assertThat(rotated.current().kind()).isEqualTo(SignatureKind.V1A);
        assertThat(rotated.signing(NOW.plusSeconds(3_599)))
                .containsExactly(rotated.current(), chain.current());
        assertThat(rotated.signing(NOW.plusSeconds(3_600))).containsExactly(rotated.current());
    }

    @Test
    void keysThatRetireEachKeepTheirOwnEnd() {
        KeyChain second = chain.rotated(SignatureKind.V1, Duration.ofDays(7), NOW);
        KeyChain third = second.rotated(SignatureKind.V1, Duration.ofHours(1), NOW);
        assertThat(third.signing(NOW))
                .containsExactly(third.current(), second.current(), chain.current());
        assertThat(third.signing(NOW.plus(Duration.ofDays(1))))
                .containsExactly(third.current(), chain.current());
    }

    @Test
    void withoutAnOverlapAllEarlierKeysEnd() {
        KeyChain leaked =
                chain.rotated(SignatureKind.V1, Duration.ofDays(1), NOW)
                        .rotated(SignatureKind.V1, Duration.ZERO, NOW);
        assertThat(leaked.signing(NOW)).containsExactly(leaked.current());
    }
}
