package io.phonelog.upload.scan;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;
import java.util.Optional;

/** How files are looked at for malware. */
@ConfigMapping(prefix = "phonelog.scan")
public interface ScanConfig {

    /**
     * Where clamd listens: {@code host:port}, or {@code unix:/path}. Without it nothing is scanned.
     */
    Optional<String> address();

    /** Whether the service refuses to start when nothing would be scanned. */
    @WithDefault("true")
    boolean required();

    @WithDefault("5s")
    Duration connectTimeout();

    /** How long clamd may be silent over a window; it has a limit of its own, MaxScanTime. */
    @WithDefault("3m")
    Duration timeout();

    /**
     * A file is scanned in windows of this length and the overlap, below clamd's StreamMaxLength.
     */
    @WithDefault("64M")
    MemorySize window();

    /** How far a window reaches into the next; longer than what a signature describes. */
    @WithDefault("1M")
    MemorySize overlap();

    /** Windows of a file that are scanned at once. */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int windowsAtOnce();

    /** Files that a process scans at once; all but one of them may be above a window. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int atOnce();

    /** When nothing was heard for this long of a process that scans a file, another goes on. */
    @WithDefault("30s")
    Duration lease();

    /** How often somebody looks for files to scan, when a commit did not tell. */
    @WithDefault("5s")
    Duration interval();

    /** Until the next try when the scanner fails; each time twice as long, up to the longest. */
    @WithDefault("1s")
    Duration firstPause();

    @WithDefault("1m")
    Duration longestPause();

    Unpacking unpacking();

    /** How far archives are unpacked; beyond it they are refused. */
    interface Unpacking {

        /** Bytes unpacked for each byte of the file; the first 64 MiB are free. */
        @WithDefault("250")
        @Min(1)
        int ratio();

        /** Bytes unpacked of one file, at all depths. */
        @WithDefault("50G")
        MemorySize size();

        /** Archives within archives: 1 unpacks the file alone. */
        @WithDefault("3")
        @Min(1)
        @Max(10)
        int depth();

        /** Files in an archive, at all depths. */
        @WithDefault("10000")
        @Min(1)
        int members();
    }
}
