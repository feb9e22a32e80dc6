package io.phonelog.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.platform.idempotency.IdempotencyConfig;
import io.phonelog.platform.outbox.InboxConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class RetentionTest {

    @Test
    void remembersLongerThanKafkaDeliversAgain() {
        SmallRyeConfig config = load(Map.of());
        assertThat(config.getConfigMapping(InboxConfig.class).retention())
                .isEqualTo(Duration.ofDays(14));
        assertThat(config.getConfigMapping(IdempotencyConfig.class).retention())
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void readsWhatADeploymentSets() {
        SmallRyeConfig config =
                load(
                        Map.of(
                                "phonelog.inbox.retention", "30d",
                                "phonelog.idempotency.retention", "1h"));
        assertThat(config.getConfigMapping(InboxConfig.class).retention())
                .isEqualTo(Duration.ofDays(30));
        assertThat(config.getConfigMapping(IdempotencyConfig.class).retention())
                .isEqualTo(Duration.ofHours(1));
    }

    private static SmallRyeConfig load(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(InboxConfig.class)
                .withMapping(IdempotencyConfig.class)
                .withDefaultValues(settings)
                .build();
    }
}
