package io.phonelog.notification.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** When endpoints that fail are given up. */
@ConfigMapping(prefix = "phonelog.webhook-health")
public interface HealthConfig {

    /**
     * Without a success for so long an endpoint is disabled. Told at half and at nine tenths of it.
     */
    @WithDefault("5d")
    Duration disableAfter();

    /** How often it is looked for endpoints that fail. */
    @WithDefault("1m")
    Duration look();
}
