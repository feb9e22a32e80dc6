package io.phonelog.upload.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class PaceTest {
    private static final Instant BEGUN = Instant.parse("2026-01-01T10:00:00Z");
    private static final long LENGTH = 40_000;

    @Test
    void knowsNothingBeforeBytesCome() {
        Pace pace = Pace.from(BEGUN);
        assertThat(pace.current(BEGUN)).isZero();
        assertThat(pace.average()).isZero();
        assertThat(pace.percent(LENGTH)).isZero();
        assertThat(pace.secondsLeft(LENGTH, BEGUN)).isNull();
    }

    @Test
    void measuresSpeedShareAndTimeLeft() {
        Pace pace = Pace.from(BEGUN).after(1_000, at(1)).after(1_000, at(2));
        assertThat(pace.current(at(2))).isEqualTo(1_000);
        assertThat(pace.average()).isEqualTo(1_000);
        assertThat(pace.percent(LENGTH)).isEqualTo(5.0);
        assertThat(pace.secondsLeft(LENGTH, at(2))).isEqualTo(38);
    }

    @Test
    void followsASenderThatGetsFaster() {
        Pace pace = Pace.from(BEGUN).after(1_000, at(1));
        for (int second = 2; second < 20; second++) {
            pace = pace.after(10_000, at(second));
        }
        assertThat((double) pace.current(at(19))).isCloseTo(10_000, within(500.0));
        assertThat(pace.average()).isLessThan(9_600);
    }

    @Test
    void forgetsTheSpeedOfASenderThatIsSilent() {
        Pace pace = Pace.from(BEGUN).after(1_000, at(1));
        assertThat(pace.current(at(16))).isEqualTo(1_000);
        assertThat(pace.current(at(17))).isZero();
        assertThat(pace.secondsLeft(LENGTH, at(17))).isNull();
    }

    @Test
    void saysNoShareOfAnUnknownLength() {
        Pace pace = Pace.from(BEGUN).after(1_000, at(1));
        assertThat(pace.percent(null)).isNull();
        assertThat(pace.secondsLeft(null, at(1))).isNull();
    }

    @Test
    void isNewsOnceASecond() {
        Pace first = Pace.from(BEGUN).after(10, BEGUN.plusMillis(900));
        Pace second = first.after(10, BEGUN.plusMillis(1_100));
        Pace third = second.after(10, BEGUN.plusMillis(1_900));
        assertThat(first.isNewsAfter(Pace.from(BEGUN))).isFalse();
        assertThat(second.isNewsAfter(first)).isTrue();
        assertThat(third.isNewsAfter(second)).isFalse();
    }

    @Test
    void aClockThatStepsBackMakesNoSpeedNegative() {
        Pace pace = Pace.from(BEGUN).after(1_000, at(1)).after(1_000, at(-3_600));
        assertThat(pace.average()).isZero();
        assertThat(pace.bytes()).isEqualTo(2_000);
        assertThat(pace.current(at(-3_599))).isPositive();
    }

    @Test
    void aSpeedThatWasMeasuredInTheFutureIsNotOfLate() {
        Pace pace = Pace.from(BEGUN).after(1_000, at(1));
        assertThat(pace.current(at(-3_600))).isZero();
    }

    private static Instant at(int seconds) {
        return BEGUN.plusSeconds(seconds);
    }
}
