package io.phonelog.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.Settings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

class HealthConfigTest {

    @Test
    void defaults() {
        HealthConfig config = Settings.read(HealthConfig.class, Map.of());
        assertThat(config.targets()).isEmpty();
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.slow()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.freshFor()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.clamd()).isEmpty();
        assertThat(config.essential())
                .containsExactlyInAnyOrder(
                        "postgres",
                        "kafka",
                        "object-storage",
                        "identity",
                        "upload-service",
                        "job-service",
                        "parser-worker",
                        "event-service");
    }

    @Test
    void everythingCanBeSet() {
        HealthConfig config =
                Settings.read(
                        HealthConfig.class,
                        Map.of(
                                "phonelog.health.targets.job-service",
                                        "http://jobs:8080/q/health/ready",
                                "phonelog.health.essential", "postgres",
                                "phonelog.health.timeout", "3s",
                                "phonelog.health.slow", "100ms",
                                "phonelog.health.fresh-for", "5s",
                                "phonelog.health.clamd", "clamd:3310"));
        assertThat(config.targets())
                .isEqualTo(Map.of("job-service", URI.create("http://jobs:8080/q/health/ready")));
        assertThat(config.essential()).containsExactly("postgres");
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.slow()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.freshFor()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.clamd()).contains("clamd:3310");
    }

    @Test
    void servicesAreLookedAtWhereTheEnvironmentSays() throws Exception {
        HealthConfig config =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withMapping(HealthConfig.class)
                        .withProfile("prod")
                        .withSources(
                                new PropertiesConfigSource(
                                        HealthConfigTest.class.getResource(
                                                "/application.properties")),
                                new EnvConfigSource(
                                        Map.of(
                                                "PHONELOG_HEALTH_TARGETS_JOB_SERVICE",
                                                "http://elsewhere:1/ready"),
                                        300))
                        .build()
                        .getConfigMapping(HealthConfig.class);
        assertThat(config.targets())
                .containsEntry("job-service", URI.create("http://elsewhere:1/ready"))
                .containsEntry(
                        "parser-worker", URI.create("http://parser-worker:8080/q/health/ready"))
                .hasSize(6);
    }
}
