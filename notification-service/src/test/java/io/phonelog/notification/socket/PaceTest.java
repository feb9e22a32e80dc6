package io.phonelog.notification.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class PaceTest {
    private long now = -17;
    private final Pace pace = new Pace(2, () -> now);

    @Test
    void allowsWhatTenSecondsAllowAtOnceAndThenSoManyASecond() {
        assertThat(allowed()).isEqualTo(20);
        pass(Duration.ofMillis(499));
        assertThat(allowed()).isZero();
        pass(Duration.ofMillis(1));
        assertThat(allowed()).isEqualTo(1);
        pass(Duration.ofSeconds(3));
        assertThat(allowed()).isEqualTo(6);
    }

    @Test
    void savesUpNoMoreThanTenSeconds() {
        pass(Duration.ofHours(1));
        assertThat(allowed()).isEqualTo(20);
    }

    private int allowed() {
        int count = 0;
        while (pace.allows()) {
            count++;
        }
        return count;
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
