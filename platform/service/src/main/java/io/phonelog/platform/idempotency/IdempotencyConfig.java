package io.phonelog.platform.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How repeated writes are recognised. */
@ConfigMapping(prefix = "phonelog.idempotency")
public interface IdempotencyConfig {
    /** How long a repeated write gets its first answer. */
    @WithDefault("24h")
    Duration retention();
}
