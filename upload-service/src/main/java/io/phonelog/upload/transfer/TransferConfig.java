package io.phonelog.upload.transfer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How files come in that are sent in several requests. */
@ConfigMapping(prefix = "phonelog.transfer")
public interface TransferConfig {

    /** An unfinished upload of which nothing comes for this long is ended. */
    @WithDefault("24h")
    Duration lifetime();

    /** What a client has sent for this long is made safe, though it fills no part yet. */
    @WithDefault("5s")
    Duration checkpointInterval();

    /** Chunks ahead of others that a process keeps in memory, to digest them in their turn. */
    @WithDefault("64M")
    MemorySize earlyChunks();

    /** How often somebody looks for uploads that are whole but whose process died. */
    @WithDefault("10s")
    Duration completionInterval();
}
