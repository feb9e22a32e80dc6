package io.phonelog.upload;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What is known about malware in a file.
 *
 * @param verdict {@code pending}, {@code clean}, {@code infected}, {@code incomplete} when not all
 *     of it could be scanned, {@code skipped} when there is no scanner, {@code not_scanned} of what
 *     came to nothing before it was whole
 * @param signature what was found
 * @param engine what scanned it
 */
public record ScanVerdict(
        String verdict,
        @Nullable String signature,
        @Nullable String engine,
        @Nullable Instant scannedAt) {

    /** To be scanned, or just now. */
    public static final ScanVerdict PENDING = new ScanVerdict("pending", null, null, null);

    /** There is no scanner: never to be shown as clean. */
    public static final ScanVerdict SKIPPED = new ScanVerdict("skipped", null, null, null);

    /** It never came to that. */
    public static final ScanVerdict NOT_SCANNED = new ScanVerdict("not_scanned", null, null, null);

    public static ScanVerdict clean(String engine, Instant now) {
        return new ScanVerdict("clean", null, engine, now);
    }

    public static ScanVerdict infected(String signature, String engine, Instant now) {
        return new ScanVerdict("infected", signature, engine, now);
    }

    public static ScanVerdict incomplete(String engine, Instant now) {
        return new ScanVerdict("incomplete", null, engine, now);
    }
}
