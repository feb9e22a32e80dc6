package io.phonelog.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

class Uuid7Test {
    private static final Instant MADE = Instant.parse("2026-11-21T08:00:00Z");
    private static final Duration SPAN = Duration.ofSeconds(5);

    private final UUID id = new Uuid7(InstantSource.fixed(MADE)).make();

    @Test
    void saysWhetherItWasMadeAMomentAgo() {
        assertThat(madeWithinSpanOf(MADE)).isTrue();
        assertThat(madeWithinSpanOf(MADE.plusMillis(4_999))).isTrue();
        assertThat(madeWithinSpanOf(MADE.plusMillis(5_000))).isFalse();
    }

    @Test
    void clockOfTheMakerMayBeAhead() {
        assertThat(madeWithinSpanOf(MADE.minusMillis(4_999))).isTrue();
        assertThat(madeWithinSpanOf(MADE.minusMillis(5_000))).isFalse();
    }

    @Test
    void saysWhetherItWasMadeBefore() {
        assertThat(Uuid7.madeBefore(MADE.plusMillis(1), id)).isTrue();
        assertThat(Uuid7.madeBefore(MADE, id)).isFalse();
    }

    @Test
    void idsOfOtherVersionsSayNothing() {
        UUID random = new UUID(id.getMostSignificantBits() & ~0xf000L | 0x4000L, 1L << 63);
        assertThat(Uuid7.madeWithin(SPAN, random, InstantSource.fixed(MADE))).isFalse();
        assertThat(Uuid7.madeBefore(Instant.MAX, random)).isFalse();
    }

    private boolean madeWithinSpanOf(Instant now) {
        return Uuid7.madeWithin(SPAN, id, InstantSource.fixed(now));
    }
}
