package io.phonelog.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class ConnectionConfigTest {
    @Test
    void givesHeadersTwentySecondsAndBodiesAMinute() {
        assertThat(load(Map.of()).headTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(load(Map.of()).bodyTimeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void readsWhatADeploymentSets() {
        ConnectionConfig config =
                load(
                        Map.of(
                                "phonelog.connection.head-timeout", "5s",
                                "phonelog.connection.body-timeout", "10s"));
        assertThat(config.headTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.bodyTimeout()).isEqualTo(Duration.ofSeconds(10));
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
