package io.phonelog.upload.scan;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * A file that this process scans, as long as its lease lasts.
 *
 * @param size of the file in bytes
 * @param scanned bytes from its start that earlier tries have found clean
 * @param attempts how often it was tried before
 * @param requestId of the request that it came with
 */
record ScanTask(
        UUID uploadId,
        UUID orgId,
        long size,
        long scanned,
        int attempts,
        UUID lease,
        @Nullable String requestId) {}
