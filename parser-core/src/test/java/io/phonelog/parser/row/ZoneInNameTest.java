package io.phonelog.parser.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneInNameTest {
    @ParameterizedTest
    @CsvSource({
        "Start Time (UTC), Z",
        "Start Time (GMT), Z",
        "Time UTC, Z",
        "UTC Time, Z",
        "start_utc, Z",
        "startTimeUtc, Z",
        "UTCTime, Z",
        "Start (in UTC), Z",
        "Start (Z), Z",
        "Start (UTC+2), +02:00",
        "Start (UTC +5:30), +05:30",
        "Start UTC-0330, -03:30",
        "Start (GMT\u22125), -05:00",
        "Start (+02:00), +02:00",
        "Start [-05], -05:00",
        "Start (Europe/Zurich), Europe/Zurich",
        "start america/new_york, America/New_York",
        "Start (Etc/GMT+5), Etc/GMT+5"
    })
    void aNameSaysItsZone(String name, String zone) {
        assertThat(ZoneInName.of(name, null)).hasToString(zone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Start",
                "Outcome",
                "MGMT Time",
                "Date/Time",
                "Start (EST)",
                "Start (CET)",
                "Start (Local)",
                "Start (+2)",
                "Start (z)",
                "Start (UTC+25)",
                "Start UTC+5.5",
                "UTC offset of the time",
                "Start (Pacific)"
            })
    void anyOtherNameSaysNone(String name) {
        assertThat(ZoneInName.of(name, "CH")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Time (Pacific), America/Los_Angeles",
        "Time (Mountain Time), America/Denver",
        "Time (central), America/Chicago"
    })
    void wordsOfTheUnitedStatesAreZonesThere(String name, String zone) {
        assertThat(ZoneInName.of(name, "US")).hasToString(zone);
    }
}
