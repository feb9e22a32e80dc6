package io.phonelog.upload.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.Settings;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class TransferConfigTest {
    @Test
    void hasDefaults() {
        TransferConfig config = Settings.read(TransferConfig.class, Map.of());
        assertThat(config.lifetime()).isEqualTo(Duration.ofHours(24));
        assertThat(config.checkpointInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.earlyChunks().asLongValue()).isEqualTo(64L << 20);
        assertThat(config.completionInterval()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void readsEverySetting() {
        TransferConfig config =
                Settings.read(
                        TransferConfig.class,
                        Map.of(
                                "phonelog.transfer.lifetime", "7d",
                                "phonelog.transfer.checkpoint-interval", "1s",
                                "phonelog.transfer.early-chunks", "8M",
                                "phonelog.transfer.completion-interval", "3s"));
        assertThat(config.lifetime()).isEqualTo(Duration.ofDays(7));
        assertThat(config.checkpointInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.earlyChunks().asLongValue()).isEqualTo(8L << 20);
        assertThat(config.completionInterval()).isEqualTo(Duration.ofSeconds(3));
    }
}
