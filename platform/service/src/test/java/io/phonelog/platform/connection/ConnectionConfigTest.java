package io.phonelog.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class ConnectionConfigTest {
    @Test
    void givesHeadersTwentySeconds() {
        assertThat(load(Map.of()).headTimeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void readsWhatADeploymentSets() {
        assertThat(load(Map.of("phonelog.connection.head-timeout", "5s")).headTimeout())
                .isEqualTo(Duration.ofSeconds(5));
    }

    private static ConnectionConfig load(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ConnectionConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(ConnectionConfig.class);
    }
}
