package io.phonelog.job;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.net.URI;
import java.time.Duration;

/** How jobs are run. */
@ConfigMapping(prefix = "phonelog.job")
public interface JobConfig {

    /** A layout recognised with less confidence than this waits for a person; 0 to 1. */
    @WithDefault("0.8")
    @DecimalMin("0")
    @DecimalMax("1")
    double confidenceThreshold();

    /** A job with a larger share of rejected rows than this fails; 0 to 1. */
    @WithDefault("0.5")
    @DecimalMin("0")
    @DecimalMax("1")
    double rejectThreshold();

    /** How often a run that failed for a passing reason is tried again. */
    @WithDefault("5")
    @Min(0)
    int maxRetries();

    /** The pause before the first retry; each further one is twice as long. */
    @WithDefault("2s")
    Duration retryPause();

    /** About how long a chunk is; longer in files that would have more than 10,000 chunks. */
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

    /** How many workers may fall silent over one piece of work before the job fails for good. */
    @WithDefault("5")
    @Min(1)
    int maxLosses();

    /** Work whose worker is silent for this long is given to another. */
    @WithDefault("30s")
    Duration lease();

    /** A running job of which nothing is heard for this long is tried again from the beginning. */
    @WithDefault("1h")
    Duration stalledAfter();

    /** The shortest time between two progress events of a job. */
    @WithDefault("250ms")
    Duration progressInterval();

    /** Where event-service answers: it has the results. */
    @WithDefault("http://localhost:8105")
    URI eventService();

    /** How often every replica looks for lost leases and for jobs whose time has come. */
    @WithDefault("2s")
    Duration watchInterval();
}
