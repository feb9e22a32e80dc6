package io.phonelog.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Min;

import java.time.Duration;

/** How files come in. */
@ConfigMapping(prefix = "phonelog.upload")
public interface UploadConfig {

    /** The largest file; S3 holds none beyond 5T. */
    @WithDefault("50G")
    MemorySize maxSize();

    /** Size of a part in the object store, at least 5M; larger for files beyond 10,000 of these. */
    @WithDefault("8M")
    MemorySize partSize();

    /** How many parts of one file are sent at once; its memory is one part more. */
    @WithDefault("2")
    @Min(1)
    int partsInFlight();

    /** How many files one process receives at once; the heap must hold the parts of all. */
    @WithDefault("16")
    @Min(1)
    int maxConcurrent();

    /** A client that sends nothing for this long is given up. */
    @WithDefault("60s")
    Duration idleTimeout();

    /**
     * Bytes a second that a client has to send on average over {@link #idleTimeout()}; 0 for any.
     * Time in which the service itself is busy with its bytes does not count.
     */
    @WithDefault("500")
    MemorySize leastRate();

    /** How often a process says that its uploads are alive. */
    @WithDefault("10s")
    Duration heartbeatInterval();

    /** An upload of which nothing was heard for this long is ended; several heartbeats. */
    @WithDefault("60s")
    Duration staleAfter();

    /** Parts that nobody knows of are removed when they are so old; longer than a call lasts. */
    @WithDefault("1h")
    Duration strayAge();

    /** How often somebody looks for parts that nobody knows of. */
    @WithDefault("1h")
    Duration strayInterval();

    /** How often somebody looks for uploads to end and bytes to clean up. */
    @WithDefault("1m")
    Duration janitorInterval();
}
