package io.phonelog.worker;

import io.phonelog.parser.archive.ArchiveLimits;
import io.quarkus.runtime.configuration.MemorySize;
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

    Archives archives();

    /** How much an archive may unpack to; what goes beyond is not read. */
    interface Archives {
        /** Bytes that may come of each byte of a file. */
        @WithDefault("250")
        @Min(1)
        int ratio();

        /** Bytes that may come of any file, however small. */
        @WithDefault("64M")
        MemorySize free();

        /** Bytes that may come of any file, however large. */
        @WithDefault("64G")
        MemorySize most();

        /** How many archives may lie in each other. */
        @WithDefault("3")
        @Min(0)
        int depth();

        /** As the parser wants them. */
        default ArchiveLimits limits() {
            return new ArchiveLimits(ratio(), free().asLongValue(), most().asLongValue(), depth());
        }
    }
}
