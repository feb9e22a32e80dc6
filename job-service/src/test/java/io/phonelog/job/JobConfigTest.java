package io.phonelog.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.Settings;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class JobConfigTest {
    @Test
    void hasDefaults() {
        JobConfig config = Settings.read(JobConfig.class, Map.of());

        assertThat(config.confidenceThreshold()).isEqualTo(0.8);
        assertThat(config.rejectThreshold()).isEqualTo(0.5);
        assertThat(config.maxRetries()).isEqualTo(5);
        assertThat(config.retryPause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.chunkSize().asLongValue()).isEqualTo(8 << 20);
        assertThat(config.batchRows()).isEqualTo(4_000);
        assertThat(config.batchSize().asLongValue()).isEqualTo(1 << 20);
        assertThat(config.maxLosses()).isEqualTo(5);
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.stalledAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(config.progressInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.watchInterval()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void takesEverySetting() {
        JobConfig config =
                Settings.read(
                        JobConfig.class,
                        Map.ofEntries(
                                Map.entry("phonelog.job.confidence-threshold", "0.9"),
                                Map.entry("phonelog.job.reject-threshold", "0.1"),
                                Map.entry("phonelog.job.max-retries", "7"),
                                Map.entry("phonelog.job.retry-pause", "1m"),
                                Map.entry("phonelog.job.chunk-size", "16M"),
                                Map.entry("phonelog.job.batch-rows", "100"),
                                Map.entry("phonelog.job.batch-size", "2M"),
                                Map.entry("phonelog.job.max-losses", "3"),
                                Map.entry("phonelog.job.lease", "45s"),
                                Map.entry("phonelog.job.stalled-after", "2h"),
                                Map.entry("phonelog.job.progress-interval", "1s"),
                                Map.entry("phonelog.job.watch-interval", "5s")));

        assertThat(config.confidenceThreshold()).isEqualTo(0.9);
        assertThat(config.rejectThreshold()).isEqualTo(0.1);
        assertThat(config.maxRetries()).isEqualTo(7);
        assertThat(config.retryPause()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.chunkSize().asLongValue()).isEqualTo(16 << 20);
        assertThat(config.batchRows()).isEqualTo(100);
        assertThat(config.batchSize().asLongValue()).isEqualTo(2 << 20);
        assertThat(config.maxLosses()).isEqualTo(3);
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(45));
        assertThat(config.stalledAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(config.progressInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.watchInterval()).isEqualTo(Duration.ofSeconds(5));
    }
}
