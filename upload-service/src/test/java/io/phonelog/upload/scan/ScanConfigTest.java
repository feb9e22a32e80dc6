package io.phonelog.upload.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.test.Settings;
import io.phonelog.upload.clamd.ClamdAddress;
import io.phonelog.upload.quarantine.QuarantineConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;

class ScanConfigTest {
    @Test
    void hasDefaults() {
        ScanConfig config = Settings.read(ScanConfig.class, Map.of());
        assertThat(config.address()).isEmpty();
        assertThat(config.required()).isTrue();
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.timeout()).isEqualTo(Duration.ofMinutes(3));
        assertThat(config.window().asLongValue()).isEqualTo(64L << 20);
        assertThat(config.overlap().asLongValue()).isEqualTo(1L << 20);
        assertThat(config.windowsAtOnce()).isEqualTo(2);
        assertThat(config.atOnce()).isEqualTo(2);
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.firstPause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.longestPause()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.unpacking().ratio()).isEqualTo(250);
        assertThat(config.unpacking().size().asLongValue()).isEqualTo(50L << 30);
        assertThat(config.unpacking().depth()).isEqualTo(3);
        assertThat(config.unpacking().members()).isEqualTo(10_000);

        var quarantine = Settings.read(QuarantineConfig.class, Map.of());
        assertThat(quarantine.retention()).isEqualTo(Duration.ofDays(30));
        assertThat(quarantine.interval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void readsEverySetting() {
        ScanConfig config =
                Settings.read(
                        ScanConfig.class,
                        Map.ofEntries(
                                Map.entry("phonelog.scan.address", "clamav:3310"),
                                Map.entry("phonelog.scan.required", "false"),
                                Map.entry("phonelog.scan.connect-timeout", "1s"),
                                Map.entry("phonelog.scan.timeout", "2s"),
                                Map.entry("phonelog.scan.window", "8M"),
                                Map.entry("phonelog.scan.overlap", "2M"),
                                Map.entry("phonelog.scan.windows-at-once", "3"),
                                Map.entry("phonelog.scan.at-once", "4"),
                                Map.entry("phonelog.scan.lease", "5s"),
                                Map.entry("phonelog.scan.interval", "6s"),
                                Map.entry("phonelog.scan.first-pause", "7s"),
                                Map.entry("phonelog.scan.longest-pause", "8s"),
                                Map.entry("phonelog.scan.unpacking.ratio", "9"),
                                Map.entry("phonelog.scan.unpacking.size", "10M"),
                                Map.entry("phonelog.scan.unpacking.depth", "2"),
                                Map.entry("phonelog.scan.unpacking.members", "11")));
        assertThat(config.address()).contains("clamav:3310");
        assertThat(config.required()).isFalse();
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.window().asLongValue()).isEqualTo(8L << 20);
        assertThat(config.overlap().asLongValue()).isEqualTo(2L << 20);
        assertThat(config.windowsAtOnce()).isEqualTo(3);
        assertThat(config.atOnce()).isEqualTo(4);
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.interval()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.firstPause()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.longestPause()).isEqualTo(Duration.ofSeconds(8));
        assertThat(config.unpacking().ratio()).isEqualTo(9);
        assertThat(config.unpacking().size().asLongValue()).isEqualTo(10L << 20);
        assertThat(config.unpacking().depth()).isEqualTo(2);
        assertThat(config.unpacking().members()).isEqualTo(11);

        var quarantine =
                Settings.read(
                        QuarantineConfig.class,
                        Map.of(
                                "phonelog.quarantine.retention",
                                "7d",
                                "phonelog.quarantine.interval",
                                "12s"));
        assertThat(quarantine.retention()).isEqualTo(Duration.ofDays(7));
        assertThat(quarantine.interval()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void refusesToStartWhenNothingWouldBeScannedAndNobodySaidSo() {
        ScanConfig config = Settings.read(ScanConfig.class, Map.of());
        assertThatThrownBy(() -> new Scanner(config))
                .hasMessageContaining("phonelog.scan.address")
                .hasMessageContaining("phonelog.scan.required=false");
    }

    @Test
    void startsWithoutAScannerWhenToldTo() {
        ScanConfig config =
                Settings.read(ScanConfig.class, Map.of("phonelog.scan.required", "false"));
        assertThat(new Scanner(config).exists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clamav", "clamav:", "clamav:70000", "unix:", ":3310"})
    void refusesAnAddressThatIsNone(String text) {
        assertThatThrownBy(() -> new ClamdAddress(text)).hasMessageContaining("host:port");
    }
}
