package io.phonelog.notification.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;

import java.time.Duration;

/** How webhooks are kept. */
@ConfigMapping(prefix = "phonelog.webhook")
public interface WebhookConfig {

    /** Encrypts what endpoints' owners entrust to us: 32 bytes in base64. */
    String encryptionKey();

    /** Names the encryption key, so that rows tell which one they need after a change of keys. */
    @WithDefault("1")
    String encryptionKeyId();

    /** How many webhooks a tenant may have. */
    @WithDefault("100")
    @Min(1)
    int mostPerTenant();

    /** How long a key still signs after a rotation that says nothing of it; up to 7 days. */
    @WithDefault("24h")
    @DurationMax(days = 7)
    Duration rotationOverlap();
}
