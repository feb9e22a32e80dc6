package io.phonelog.worker;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/** How a worker works. */
@ConfigMapping(prefix = "phonelog.worker")
public interface WorkerConfig {

    /** Who it is in reports; in Kubernetes the pod's name. */
    @WithDefault("${hostname:worker}")
    String name();

    /** How many chunks it parses at once. */
    @WithDefault("2")
    @Min(1)
    int chunksAtOnce();

    /** About how long a chunk is. */
    @WithDefault("8M")
    MemorySize chunkSize();

    /** The most rows in a batch. */
    @WithDefault("4000")
    @Min(1)
    @Max(100_000)
    int batchRows();

    /** A batch that has grown to this is sent, however few its rows. */
    @WithDefault("1M")
    MemorySize batchSize();

    /** How often it tells of a chunk's progress; also its heartbeat. */
    @WithDefault("500ms")
    Duration reportInterval();
}
