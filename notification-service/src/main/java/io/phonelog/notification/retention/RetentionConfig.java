package io.phonelog.notification.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Min;

import java.time.Duration;

/** How long events and deliveries are kept. */
@ConfigMapping(prefix = "phonelog.notification")
public interface RetentionConfig {
    /** How far back streams can be resumed; a place before that is answered with a gap. */
    @WithDefault("7d")
    Duration logRetention();

    /** How long deliveries that are over, and their attempts, can be looked at. */
    @WithDefault("90d")
    Duration deliveryRetention();

    /** How long people can look at what they were notified of. */
    @WithDefault("90d")
    Duration notificationRetention();

    /** How often what is too old is looked for. */
    @WithDefault("1h")
    Duration pruneInterval();

    /** How many rows are deleted at once: nobody waits long for a batch. */
    @WithDefault("1000")
    @Min(1)
    int pruneBatch();
}
