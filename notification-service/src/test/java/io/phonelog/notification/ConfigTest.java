package io.phonelog.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.notification.delivery.DeliveryConfig;
import io.phonelog.notification.guard.GuardConfig;
import io.phonelog.notification.health.HealthConfig;
import io.phonelog.notification.push.PushConfig;
import io.phonelog.notification.retention.RetentionConfig;
import io.phonelog.notification.stream.StreamConfig;
import io.phonelog.notification.webhook.WebhookConfig;
import io.phonelog.test.Settings;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

class ConfigTest {
    @Test
    void deliversByTheTableOfTheSpecification() {
        DeliveryConfig config = Settings.read(DeliveryConfig.class, Map.of());
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.pauses())
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(10),
                        Duration.ofHours(10),
                        Duration.ofHours(14));
        assertThat(config.jitter()).isEqualTo(0.2);
        assertThat(config.longestWait()).isEqualTo(Duration.ofHours(24));
        assertThat(config.putOff()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.longestUnresolved()).isEqualTo(Duration.ofHours(24));
        assertThat(config.perEndpoint()).isEqualTo(8);
        assertThat(config.concurrency()).isEqualTo(1024);
        assertThat(config.tenantShare()).isEqualTo(0.25);
        assertThat(config.lookAnyway()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.breakerFailures()).isEqualTo(5);
        assertThat(config.breakerPause()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.longestBreakerPause()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.takeover()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.gather()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void givesAnEndpointFiveDays() {
        HealthConfig config = Settings.read(HealthConfig.class, Map.of());
        assertThat(config.disableAfter()).isEqualTo(Duration.ofDays(5));
        assertThat(config.look()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void goesNowherePrivateByDefault() {
        GuardConfig config = Settings.read(GuardConfig.class, Map.of());
        assertThat(config.allowHttp()).isFalse();
        assertThat(config.allowedNetworks()).isEmpty();
        assertThat(config.refusedNetworks()).isEmpty();
        assertThat(config.allowedPorts()).containsExactly("80", "443", "1024-65535");
        assertThat(config.resolveTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void streamsWithModestQueues() {
        StreamConfig config = Settings.read(StreamConfig.class, Map.of());
        assertThat(config.allowedOrigins()).isEmpty();
        assertThat(config.recent()).isEqualTo(2000);
        assertThat(config.perUser()).isEqualTo(100);
        assertThat(config.perTenant()).isEqualTo(10_000);
        assertThat(config.queue()).isEqualTo(256);
        assertThat(config.stall()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.subscriptions()).isEqualTo(100);
        assertThat(config.unanswered().asLongValue()).isEqualTo(64 * 1024);
        assertThat(config.commandsPerSecond()).isEqualTo(20);
        assertThat(config.patience()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.retry()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.lookAnyway()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void keepsEventsAWeekAndDeliveriesAQuarter() {
        RetentionConfig config = Settings.read(RetentionConfig.class, Map.of());
        assertThat(config.logRetention()).isEqualTo(Duration.ofDays(7));
        assertThat(config.deliveryRetention()).isEqualTo(Duration.ofDays(90));
        assertThat(config.notificationRetention()).isEqualTo(Duration.ofDays(90));
        assertThat(config.pruneInterval()).isEqualTo(Duration.ofHours(1));
        assertThat(config.pruneBatch()).isEqualTo(1000);
    }

    @Test
    void pushesNothingWithoutKeys() {
        PushConfig config = Settings.read(PushConfig.class, Map.of());
        assertThat(config.publicKey()).isEmpty();
        assertThat(config.privateKey()).isEmpty();
        assertThat(config.subject()).isEmpty();
        assertThat(config.timeToLive()).isEqualTo(Duration.ofDays(1));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.pauses())
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1));
        assertThat(config.concurrency()).isEqualTo(32);
        assertThat(config.perTenant()).isEqualTo(8);
        assertThat(config.lifetime()).isEqualTo(Duration.ofDays(30));
        assertThat(config.mostPerUser()).isEqualTo(20);
        assertThat(config.lookAnyway()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void readsWhatADeploymentSets() {
        WebhookConfig webhooks =
                Settings.read(
                        WebhookConfig.class,
                        Map.of(
                                "phonelog.webhook.encryption-key", "a2V5",
                                "phonelog.webhook.encryption-key-id", "7",
                                "phonelog.webhook.most-per-tenant", "3"));
        assertThat(webhooks.encryptionKey()).isEqualTo("a2V5");
        assertThat(webhooks.encryptionKeyId()).isEqualTo("7");
        assertThat(webhooks.mostPerTenant()).isEqualTo(3);
        assertThat(webhooks.rotationOverlap()).isEqualTo(Duration.ofHours(24));

        GuardConfig guard =
                Settings.read(
                        GuardConfig.class,
                        Map.of(
                                "phonelog.webhook.allow-http", "true",
                                "phonelog.webhook.allowed-networks", "10.0.0.0/8,::1/128"));
        assertThat(guard.allowHttp()).isTrue();
        assertThat(guard.allowedNetworks().orElseThrow()).containsExactly("10.0.0.0/8", "::1/128");

        RetentionConfig retention =
                Settings.read(
                        RetentionConfig.class,
                        Map.of("phonelog.notification.log-retention", "30d"));
        assertThat(retention.logRetention()).isEqualTo(Duration.ofDays(30));

        StreamConfig stream =
                Settings.read(
                        StreamConfig.class,
                        Map.of(
                                "phonelog.stream.allowed-origins",
                                "https://a.example,https://b.example"));
        assertThat(stream.allowedOrigins().orElseThrow())
                .isEqualTo(Set.of("https://a.example", "https://b.example"));
    }
}
