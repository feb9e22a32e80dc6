package io.phonelog.upload;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What is known about malware in a file.
 *
 * @param verdict {@code skipped} when nothing has scanned it
 * @param signature what was found
 * @param engine what scanned it
 */
public record ScanVerdict(
        String verdict,
        @Nullable String signature,
        @Nullable String engine,
        @Nullable Instant scannedAt) {

    /** Nothing has looked: never to be shown as clean. */
    public static final ScanVerdict SKIPPED = new ScanVerdict("skipped", null, null, null);
}
