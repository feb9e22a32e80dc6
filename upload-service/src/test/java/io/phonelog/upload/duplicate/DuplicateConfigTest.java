package io.phonelog.upload.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;

import java.util.Map;

class DuplicateConfigTest {
    @Test
    void allowsThemByDefault() {
        assertThat(of(Map.of()).policy()).isEqualTo(DuplicatePolicy.ALLOW);
    }

    @Test
    void readsEverySetting() {
        assertThat(of(Map.of("phonelog.duplicates.policy", "link")).policy())
                .isEqualTo(DuplicatePolicy.LINK);
    }

    private static DuplicateConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(DuplicateConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 200))
                .build()
                .getConfigMapping(DuplicateConfig.class);
    }
}
