package io.phonelog.event.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class TrendTest {
    @Test
    void aRiseIsMeasured() {
        Trend trend = Trend.of(line(100, 2, 5, 60, 1));

        assertThat(trend.direction()).isEqualTo("rising");
        assertThat(trend.changePerBucket()).isCloseTo(2, within(0.2));
        assertThat(trend.change()).isCloseTo(59 * 2 / 100.0, within(0.15));
        assertThat(trend.probability()).isLessThan(1e-6);
    }

    @Test
    void aFallIsMeasuredDespiteOutliers() {
        long[] points = line(500, -3, 5, 60, 2);
        points[10] = 9_000;
        points[55] = 20_000;

        Trend trend = Trend.of(points);

        assertThat(trend.direction()).isEqualTo("falling");
        assertThat(trend.changePerBucket()).isCloseTo(-3, within(0.3));
    }

    @Test
    void noiseHasADirectionAsSeldomAsItIsSaidTo() {
        int clear = 0;
        for (int seed = 0; seed < 400; seed++) {
            clear += Trend.of(line(100, 0, 20, 40, seed)).direction().equals("steady") ? 0 : 1;
        }
        assertThat(clear).isBetween(6, 36);
    }

    @Test
    void whatDoesNotChangeIsSteady() {
        Trend trend = Trend.of(new long[] {7, 7, 7, 7, 7, 7, 7, 7, 7});

        assertThat(trend.direction()).isEqualTo("steady");
        assertThat(trend.probability()).isEqualTo(1);
        assertThat(trend.change()).isZero();
    }

    @Test
    void aFewPointsSayNothing() {
        assertThat(Trend.of(new long[] {1, 2, 3}).direction()).isEqualTo("unknown");
        assertThat(Trend.of(new long[0]).direction()).isEqualTo("unknown");
    }

    /** By hand, with the correction for ties of Kendall (1975). */
    @Test
    void theTestCountsTiesLikeKendall() {
        Trend trend = Trend.of(new long[] {1, 1, 2, 2, 3, 3, 4, 4});

        // S = 24, variance (8*7*21 - 4*2*1*9) / 18 = 61.33, z = 23 / 7.83 = 2.937
        assertThat(trend.probability()).isCloseTo(0.00332, within(0.0001));
    }

    private static long[] line(double begin, double step, double noise, int points, long seed) {
        Random random = new Random(seed);
        long[] line = new long[points];
        for (int i = 0; i < points; i++) {
            line[i] = Math.round(begin + step * i + noise * random.nextGaussian());
        }
        return line;
    }
}
