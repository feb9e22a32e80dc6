package io.phonelog.contracts.upload;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A file is coming. Told at most once a second of an upload, and only of bytes that will not have
 * to be sent again as long as their sender goes on.
 *
 * @param totalBytes null while its sender has not said
 * @param percent 0 to 100, null likewise
 * @param bytesPerSecond of late
 * @param averageBytesPerSecond since the upload was begun
 * @param etaSeconds until the last byte at the speed of late; null when that is unknown
 */
public record UploadProgressed(
        UUID uploadId,
        String filename,
        long receivedBytes,
        @Nullable Long totalBytes,
        @Nullable Double percent,
        long bytesPerSecond,
        long averageBytesPerSecond,
        @Nullable Long etaSeconds,
        Instant measuredAt) {}
