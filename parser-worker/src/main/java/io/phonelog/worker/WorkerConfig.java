package io.phonelog.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

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

    /** How often it tells of a chunk's progress; also its heartbeat. */
    @WithDefault("500ms")
    Duration reportInterval();
}
