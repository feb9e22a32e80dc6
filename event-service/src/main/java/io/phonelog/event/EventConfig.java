package io.phonelog.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;

/** How events are kept and read. */
@ConfigMapping(prefix = "phonelog.event")
public interface EventConfig {

    /** A query that takes longer is ended, and its client told to ask for less. */
    @WithDefault("5s")
    Duration readTimeout();

    /** The longest series that one dashboard call may ask for. */
    @WithDefault("1500")
    @Min(1)
    @Max(100_000)
    int maxBuckets();

    /**
     * Of its time, how much loading and comparing may take while people ask, and comparing while
     * something is loaded. With 1 it waits for nothing.
     */
    @WithDefault("0.5")
    @DecimalMin("0.05")
    @DecimalMax("1")
    double backgroundShare();

    Replica replica();

    Exports exports();

    Partitions partitions();

    /**
     * A Postgres that follows the one events are written to. When there is one, dashboards and
     * analytics are read from it, and may be behind by as much as it is.
     */
    interface Replica {
        /** Absent: there is none. */
        Optional<String> host();

        @WithDefault("5432")
        @Min(1)
        @Max(65_535)
        int port();

        /**
         * So long an answer is waited for; then it is taken from ours. The longest questions have
         * several long statements.
         */
        @WithDefault("30s")
        Duration patience();
    }

    /** Events taken out as files. */
    interface Exports {
        /** How many a replica sends at the same time: each holds a connection to the database. */
        @WithDefault("4")
        @Min(1)
        @Max(100)
        int atOnce();

        /** One that takes longer is ended, however slow its reader. */
        @WithDefault("15m")
        Duration timeout();
    }

    /** Months that get a partition of their own; all other events share one. */
    interface Partitions {
        /** The first such month. A wrong date in a file must not make a partition. */
        @WithDefault("2000-01")
        YearMonth oldest();

        /** How many months after the current one are made before they begin. */
        @WithDefault("2")
        @Min(0)
        @Max(24)
        int ahead();
    }
}
