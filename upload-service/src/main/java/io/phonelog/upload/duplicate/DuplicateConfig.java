package io.phonelog.upload.duplicate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What becomes of files that were sent before. */
@ConfigMapping(prefix = "phonelog.duplicates")
public interface DuplicateConfig {

    /** When the sender says nothing else. */
    @WithDefault("allow")
    DuplicatePolicy policy();
}
