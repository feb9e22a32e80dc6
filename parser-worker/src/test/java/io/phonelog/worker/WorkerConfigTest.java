package io.phonelog.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.test.Settings;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class WorkerConfigTest {
    @Test
    void hasDefaults() {
        WorkerConfig config = Settings.read(WorkerConfig.class, Map.of());

        assertThat(config.name()).isNotEmpty();
        assertThat(config.chunksAtOnce()).isEqualTo(2);
        assertThat(config.reportInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.archives().limits()).isEqualTo(ArchiveLimits.USUAL);
    }

    @Test
    void takesEverySetting() {
        WorkerConfig config =
                Settings.read(
                        WorkerConfig.class,
                        Map.of(
                                "phonelog.worker.name", "w1",
                                "phonelog.worker.chunks-at-once", "4",
                                "phonelog.worker.report-interval", "1s",
                                "phonelog.worker.archives.ratio", "100",
                                "phonelog.worker.archives.free", "1M",
                                "phonelog.worker.archives.most", "1G",
                                "phonelog.worker.archives.depth", "1"));

        assertThat(config.name()).isEqualTo("w1");
        assertThat(config.chunksAtOnce()).isEqualTo(4);
        assertThat(config.reportInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.archives().limits())
                .isEqualTo(new ArchiveLimits(100, 1 << 20, 1 << 30, 1));
    }
}
