package io.phonelog.event.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class GapTest {
    @Test
    void aLostWeekendIsFoundAndExplained() {
        HourlySeries series =
                MadeSeries.of(56, 1, MadeSeries::habits).silent(30 * 24, 32 * 24).made();

        assertThat(Gap.of(series))
                .first()
                .satisfies(
                        gap -> {
                            assertThat(gap.from())
                                    .isBetween(series.at(30 * 24 - 9), series.at(30 * 24));
                            assertThat(gap.hours()).isBetween(48L, 66L);
                            assertThat(gap.expectedEvents()).isGreaterThan(40);
                            assertThat(gap.probability()).isLessThan(1e-6);
                            assertThat(gap.reason()).contains(gap.hours() + " h");
                        });
    }

    @Test
    void nightsAndQuietWeekendsAreNoGaps() {
        int found = 0;
        for (int seed = 0; seed < 200; seed++) {
            found += Gap.of(MadeSeries.of(56, seed, MadeSeries::habits).made()).size();
        }
        // One in a hundred series may show a silence by chance.
        assertThat(found).isLessThanOrEqualTo(5);
    }

    @Test
    void everySilenceOfADayAmongDailyCallersIsFound() {
        for (int seed = 0; seed < 50; seed++) {
            int day = 10 + seed % 20;
            HourlySeries series =
                    MadeSeries.of(42, seed, MadeSeries::habits)
                            .silent(day * 24, day * 24 + 24)
                            .made();
            assertThat(Gap.of(series))
                    .anySatisfy(
                            gap -> {
                                assertThat(gap.from()).isBeforeOrEqualTo(series.at(day * 24));
                                assertThat(gap.to()).isAfterOrEqualTo(series.at(day * 24 + 24));
                            });
        }
    }

    @Test
    void someoneWhoSeldomCallsIsNotMissedAfterADay() {
        HourlySeries seldom = MadeSeries.of(120, 3, hour -> 0.04).made();

        assertThat(Gap.canBeFound(seldom)).isTrue();
        assertThat(Gap.of(seldom))
                .allSatisfy(
                        gap -> assertThat(gap.hours()).isGreaterThan(Duration.ofDays(4).toHours()));
    }

    @Test
    void nothingIsSaidOfTooFewEventsOrTooShortATime() {
        assertThat(Gap.canBeFound(MadeSeries.of(7, 1, MadeSeries::habits).made())).isFalse();
        assertThat(Gap.canBeFound(MadeSeries.of(60, 1, hour -> 0.01).made())).isFalse();
        assertThat(Gap.of(MadeSeries.of(7, 1, MadeSeries::habits).made())).isEmpty();
        assertThat(Gap.of(MadeSeries.of(7, 1, hour -> 0).made())).isEmpty();
    }
}
