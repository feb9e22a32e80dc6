package io.phonelog.upload.quarantine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How infected files are kept. */
@ConfigMapping(prefix = "phonelog.quarantine")
public interface QuarantineConfig {

    /** They are removed after this. */
    @WithDefault("30d")
    Duration retention();

    /** How often somebody looks for files to put there and to remove. */
    @WithDefault("1m")
    Duration interval();
}
