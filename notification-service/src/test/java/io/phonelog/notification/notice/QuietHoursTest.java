package io.phonelog.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

class QuietHoursTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // over midnight
                "22:00, 07:00, Europe/Zurich, 2026-01-10T21:30:00Z, 2026-01-11T06:00:00Z",
                "22:00, 07:00, Europe/Zurich, 2026-01-11T05:59:59Z, 2026-01-11T06:00:00Z",
                "22:00, 07:00, Europe/Zurich, 2026-01-11T06:00:00Z, -",
                "22:00, 07:00, Europe/Zurich, 2026-01-10T20:59:59Z, -",
                // within a day
                "12:00, 13:00, UTC,           2026-01-10T12:30:00Z, 2026-01-10T13:00:00Z",
                "12:00, 13:00, UTC,           2026-01-10T13:00:00Z, -",
                // all day
                "00:00, 00:00, UTC,           2026-01-10T12:30:00Z, 2026-01-11T00:00:00Z",
                // the night in which clocks go forward is an hour shorter
                "22:00, 07:00, Europe/Zurich, 2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z",
                // an hour that is not there begins when it would have ended
                "02:30, 04:00, Europe/Zurich, 2026-03-29T01:45:00Z, 2026-03-29T02:00:00Z",
            })
    void lastsUntilItsEndInTheUsersZone(
            LocalTime from, LocalTime to, ZoneId zone, Instant now, @Nullable Instant end) {
        assertThat(new QuietHours(from, to, zone).endAt(now)).isEqualTo(end);
    }
}
