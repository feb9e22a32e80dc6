package io.phonelog.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How handled events are remembered. */
@ConfigMapping(prefix = "phonelog.inbox")
public interface InboxConfig {
    /** How long a handled event is recognised; longer than Kafka keeps it. */
    @WithDefault("14d")
    Duration retention();
}
