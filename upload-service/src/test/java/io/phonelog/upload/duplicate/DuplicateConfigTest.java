package io.phonelog.upload.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.Settings;

import org.junit.jupiter.api.Test;

import java.util.Map;

class DuplicateConfigTest {
    @Test
    void allowsThemByDefault() {
        assertThat(Settings.read(DuplicateConfig.class, Map.of()).policy())
                .isEqualTo(DuplicatePolicy.ALLOW);
    }

    @Test
    void readsEverySetting() {
        assertThat(
                        Settings.read(
                                        DuplicateConfig.class,
                                        Map.of("phonelog.duplicates.policy", "link"))
                                .policy())
                .isEqualTo(DuplicatePolicy.LINK);
    }
}
