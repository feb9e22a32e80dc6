package io.phonelog.upload.quota;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Min;

import java.util.Map;
import java.util.UUID;

/** How much a tenant may send. */
@ConfigMapping(prefix = "phonelog.quota")
public interface QuotaConfig {

    /** Of every tenant that has none of its own. */
    Limits usual();

    /** Of single tenants, by their id. */
    Map<UUID, Limits> tenant();

    /** What one tenant may send. */
    interface Limits {

        /** The largest file, within {@code phonelog.upload.max-size}. */
        @WithDefault("50G")
        MemorySize fileSize();

        /** All files of a day (UTC), finished and unfinished. */
        @WithDefault("1T")
        MemorySize bytesPerDay();

        /** Unfinished uploads that can be resumed. */
        @WithDefault("200")
        @Min(1)
        int openSessions();
    }
}
