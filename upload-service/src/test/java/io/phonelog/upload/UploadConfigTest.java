package io.phonelog.upload;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Map.entry;

import io.phonelog.test.Settings;
import io.phonelog.upload.storage.FileEncryption;
import io.phonelog.upload.storage.StorageConfig;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

class UploadConfigTest {
    @Test
    void hasDefaults() {
        UploadConfig config = Settings.read(UploadConfig.class, Map.of());
        assertThat(config.maxSize().asLongValue()).isEqualTo(50L << 30);
        assertThat(config.partSize().asLongValue()).isEqualTo(8L << 20);
        assertThat(config.partsInFlight()).isEqualTo(2);
        assertThat(config.maxConcurrent()).isEqualTo(16);
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.leastRate().asLongValue()).isEqualTo(500);
        assertThat(config.heartbeatInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.staleAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.janitorInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.strayAge()).isEqualTo(Duration.ofHours(1));
        assertThat(config.strayInterval()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void readsEverySetting() {
        UploadConfig config =
                Settings.read(
                        UploadConfig.class,
                        Map.ofEntries(
                                entry("phonelog.upload.max-size", "5T"),
                                entry("phonelog.upload.part-size", "16M"),
                                entry("phonelog.upload.parts-in-flight", "4"),
                                entry("phonelog.upload.max-concurrent", "3"),
                                entry("phonelog.upload.idle-timeout", "5s"),
                                entry("phonelog.upload.least-rate", "2K"),
                                entry("phonelog.upload.heartbeat-interval", "1s"),
                                entry("phonelog.upload.stale-after", "9s"),
                                entry("phonelog.upload.stray-age", "3h"),
                                entry("phonelog.upload.stray-interval", "4h"),
                                entry("phonelog.upload.janitor-interval", "2m")));
        assertThat(config.maxSize().asLongValue()).isEqualTo(5L << 40);
        assertThat(config.partSize().asLongValue()).isEqualTo(16L << 20);
        assertThat(config.partsInFlight()).isEqualTo(4);
        assertThat(config.maxConcurrent()).isEqualTo(3);
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.leastRate().asLongValue()).isEqualTo(2048);
        assertThat(config.heartbeatInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.staleAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.janitorInterval()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.strayAge()).isEqualTo(Duration.ofHours(3));
        assertThat(config.strayInterval()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void readsWhereTheObjectStoreIs() {
        StorageConfig config = store(Map.of());
        assertThat(config.endpoint()).isEqualTo("http://store:9000");
        assertThat(config.region()).isEqualTo("eu-central-1");
        assertThat(config.bucket()).isEqualTo("files");
        assertThat(config.accessKey()).isEqualTo("key");
        assertThat(config.secretKey()).isEqualTo("secret");
        assertThat(config.encryption()).isEqualTo(FileEncryption.BUCKET);
        assertThat(config.kmsKey()).isEmpty();
    }

    @Test
    void readsHowTheObjectStoreEncrypts() {
        StorageConfig config =
                store(
                        Map.of(
                                "phonelog.s3.encryption",
                                "kms",
                                "phonelog.s3.kms-key",
                                "alias/files"));
        assertThat(config.encryption()).isEqualTo(FileEncryption.KMS);
        assertThat(config.kmsKey()).contains("alias/files");
    }

    private static StorageConfig store(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("phonelog.s3.endpoint", "http://store:9000");
        all.put("phonelog.s3.region", "eu-central-1");
        all.put("phonelog.s3.bucket", "files");
        all.put("phonelog.s3.access-key", "key");
        all.put("phonelog.s3.secret-key", "secret");
        return Settings.read(StorageConfig.class, all);
    }
}
