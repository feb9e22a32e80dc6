package io.phonelog.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.Settings;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;

class EventConfigTest {
    @Test
    void hasDefaults() {
        EventConfig config = Settings.read(EventConfig.class, Map.of());

        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.maxBuckets()).isEqualTo(1500);
        assertThat(config.backgroundShare()).isEqualTo(0.5);
        assertThat(config.replica().host()).isEmpty();
        assertThat(config.replica().port()).isEqualTo(5432);
        assertThat(config.replica().patience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.exports().atOnce()).isEqualTo(4);
        assertThat(config.exports().timeout()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.partitions().oldest()).isEqualTo(YearMonth.of(2000, 1));
        assertThat(config.partitions().ahead()).isEqualTo(2);
    }

    @Test
    void takesEverySetting() {
        EventConfig config =
                Settings.read(
                        EventConfig.class,
                        Map.of(
                                "phonelog.event.replica.host", "replica",
                                "phonelog.event.replica.patience", "10s",
                                "phonelog.event.replica.port", "5433",
                                "phonelog.event.read-timeout", "30s",
                                "phonelog.event.max-buckets", "10",
                                "phonelog.event.background-share", "0.25",
                                "phonelog.event.exports.at-once", "9",
                                "phonelog.event.exports.timeout", "1h",
                                "phonelog.event.partitions.oldest", "2015-06",
                                "phonelog.event.partitions.ahead", "12"));

        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.maxBuckets()).isEqualTo(10);
        assertThat(config.backgroundShare()).isEqualTo(0.25);
        assertThat(config.replica().host()).contains("replica");
        assertThat(config.replica().port()).isEqualTo(5433);
        assertThat(config.replica().patience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.exports().atOnce()).isEqualTo(9);
        assertThat(config.exports().timeout()).isEqualTo(Duration.ofHours(1));
        assertThat(config.partitions().oldest()).isEqualTo(YearMonth.of(2015, 6));
        assertThat(config.partitions().ahead()).isEqualTo(12);
    }
}
