package io.phonelog.contracts.upload;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that had come in whole was not let in. Its job fails.
 *
 * @param jobId the job that was named for it when it came
 * @param size in bytes
 * @param sha256 of the whole file, lower-case hexadecimal
 * @param code why, stable, as {@code MALWARE_FOUND}
 * @param reason why, for the person who sent it
 * @param signature of the malware that was found; null when it is not that
 */
public record UploadRejected(
        UUID uploadId,
        UUID jobId,
        String filename,
        long size,
        String sha256,
        String code,
        String reason,
        @Nullable String signature,
        Instant rejectedAt) {}
