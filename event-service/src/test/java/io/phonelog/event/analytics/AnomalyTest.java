package io.phonelog.event.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.ZoneId;

class AnomalyTest {
    @Test
    void aBusyDayIsFoundAndExplained() {
        HourlySeries series =
                MadeSeries.of(56, 1, MadeSeries::habits).more(20 * 24 + 14, 400).made();

        assertThat(Anomaly.of(series))
                .singleElement()
                .satisfies(
                        day -> {
                            assertThat(day.start()).isEqualTo(series.at(20 * 24));
                            assertThat(day.end()).isEqualTo(series.at(21 * 24));
                            assertThat(day.events()).isGreaterThan(400);
                            assertThat(day.events()).isGreaterThan((long) day.high());
                            assertThat(day.score()).isGreaterThan(Anomaly.FAR);
                            assertThat(day.reason()).contains("2026-01-25", "Sundays usually");
                        });
    }

    @Test
    void anEmptyDayIsFarBelow() {
        HourlySeries series =
                MadeSeries.of(56, 2, MadeSeries::habits).silent(15 * 24, 16 * 24).made();

        assertThat(Anomaly.of(series))
                .singleElement()
                .satisfies(
                        day -> {
                            assertThat(day.events()).isZero();
                            assertThat(day.score()).isLessThan(-Anomaly.FAR);
                        });
    }

    @Test
    void ordinaryDaysAreNotOutOfTheOrdinary() {
        int found = 0;
        for (int seed = 0; seed < 200; seed++) {
            found += Anomaly.of(MadeSeries.of(56, seed, MadeSeries::habits).made()).size();
        }
        assertThat(found).isLessThanOrEqualTo(3);
    }

    @Test
    void halfTheDaysMayBeWrongAndStillOneKnowsWhatIsUsual() {
        MadeSeries made = MadeSeries.of(27, 4, hour -> 5);
        for (int day = 2; day < 12; day++) {
            made.more(day * 24 + 3, 900);
        }

        assertThat(Anomaly.of(made.made())).hasSize(10);
    }

    @Test
    void daysAreThoseOfTheZone() {
        ZoneId denver = ZoneId.of("America/Denver");
        HourlySeries series = MadeSeries.of(56, 5, hour -> 4).more(20 * 24 + 3, 900).made(denver);

        assertThat(Anomaly.of(series))
                .singleElement()
                .satisfies(day -> assertThat(day.reason()).contains("2026-01-24"));
    }

    @Test
    void nothingIsSaidOfLessThanTwoWeeks() {
        HourlySeries series = MadeSeries.of(13, 6, hour -> 4).more(100, 900).made();

        assertThat(Anomaly.canBeFound(series)).isFalse();
        assertThat(Anomaly.of(series)).isEmpty();
    }
}
