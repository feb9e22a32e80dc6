package io.phonelog.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.ZoneId;

class ZonesTest {
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin, true",
        "America/New_York, America/New_York, true",
        "Asia/Kolkata, Asia/Kolkata, false",
        "Australia/Lord_Howe, Australia/Lord_Howe, false",
        "+05:30, <fixed>-05:30, false",
        "UTC-3, <fixed>+03:00, true",
        "Z, <fixed>0, true"
    })
    void areCalledAsTheDatabaseKnowsThem(String zone, String name, boolean sharesHours) {
        assertThat(Zones.name(ZoneId.of(zone))).isEqualTo(name);
        assertThat(Zones.sharesHours(ZoneId.of(zone))).isEqualTo(sharesHours);
    }
}
