package io.phonelog.upload.intake;

import static io.phonelog.upload.UploadProblem.CLIENT_SILENT;
import static io.phonelog.upload.UploadProblem.CLIENT_SLOW;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.UploadProblem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class PatienceTest {
    private static final Duration PERIOD = Duration.ofSeconds(60);
    private static final int MOMENTS = 20;

    private final Patience patience = new Patience(PERIOD, 500);

    @Test
    void looksTwentyTimesAPeriod() {
        assertThat(patience.moment()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void endsWhenNothingComesForAPeriod() {
        assertThat(moments(MOMENTS - 1, 0)).isNull();
        assertThat(moments(1, 0)).isEqualTo(CLIENT_SILENT);
    }

    @Test
    void beginsAnewWithEveryByteThatBreaksTheSilence() {
        patience.heard(30_000);
        assertThat(moments(MOMENTS - 1, 0)).isNull();
        patience.heard(30_000);
        assertThat(moments(MOMENTS - 1, 0)).isNull();
    }

    @Test
    void endsWhenBytesOnlyDrip() {
        assertThat(moments(MOMENTS - 1, 1)).isNull();
        assertThat(moments(1, 1)).isEqualTo(CLIENT_SLOW);
    }

    @Test
    void bearsTheLeastRateForEver() {
        assertThat(moments(100 * MOMENTS, 500 * 60 / MOMENTS)).isNull();
    }

    @Test
    void doesNotCreditALaterPeriodWithAnEarlierOne() {
        patience.heard(50_000_000);
        assertThat(moments(MOMENTS, 1)).isNull();
        assertThat(moments(MOMENTS, 1)).isEqualTo(CLIENT_SLOW);
    }

    @Test
    void hasNoLeastRateWhenNoneIsSet() {
        var endless = new Patience(PERIOD, 0);
        for (int i = 0; i < 10 * MOMENTS; i++) {
            endless.heard(1);
            assertThat(endless.listened()).isNull();
        }
    }

    /** Each moment brings so many bytes; the first problem. */
    private @Nullable UploadProblem moments(int count, int bytesEach) {
        for (int i = 0; i < count; i++) {
            if (bytesEach > 0) {
                patience.heard(bytesEach);
            }
            Problem problem = patience.listened();
            if (problem != null) {
                return (UploadProblem) problem.type();
            }
        }
        return null;
    }
}
