package io.phonelog.event.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class StartTimeTest {
    @Test
    void keepsMicroseconds() {
        Instant time = Instant.parse("2026-03-01T10:15:30.123456789Z");

        assertThat(StartTime.instant(StartTime.micros(time)))
                .isEqualTo(Instant.parse("2026-03-01T10:15:30.123456Z"));
    }

    @Test
    void knowsHoursBeforeAndAfter1970() {
        assertThat(hourOf("2026-03-01T10:59:59.999Z")).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(hourOf("1969-12-31T23:30:00Z")).isEqualTo("1969-12-31T23:00:00Z");
        assertThat(hourOf("1970-01-01T00:00:00Z")).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void holdsTheYearsOneTo9999() {
        assertThat(StartTime.micros(Instant.parse("0001-01-01T00:00:00Z")))
                .isNotEqualTo(StartTime.NONE);
        assertThat(StartTime.micros(Instant.parse("9999-12-31T23:59:59Z")))
                .isNotEqualTo(StartTime.NONE);
        assertThat(StartTime.micros(Instant.parse("0000-12-31T23:59:59Z")))
                .isEqualTo(StartTime.NONE);
        assertThat(StartTime.micros(Instant.MAX)).isEqualTo(StartTime.NONE);
        assertThat(StartTime.hourOf(StartTime.NONE)).isEqualTo(StartTime.NONE);
    }

    private static String hourOf(String time) {
        return StartTime.instant(StartTime.hourOf(StartTime.micros(Instant.parse(time))))
                .toString();
    }
}
