package io.phonelog.upload;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An upload as clients see it.
 *
 * @param size in bytes, known when it is stored
 * @param duplicateOf the earliest upload of the same bytes that there is
 * @param jobId the job that was named for it when it came, until somebody deletes that; later ones
 *     only job-service knows
 * @param error why it was rejected or expired
 */
public record UploadView(
        UUID id,
        String filename,
        @Nullable Long size,
        @Nullable String sha256,
        UploadState state,
        @Nullable String detectedFormat,
        @Nullable String contentType,
        ScanVerdict scan,
        @Nullable UUID duplicateOf,
        @Nullable UUID jobId,
        @Nullable Ending error,
        Instant createdAt) {

    public static UploadView of(Upload upload) {
        return new UploadView(
                upload.id(),
                upload.filename(),
                upload.size(),
                upload.sha256(),
                upload.state(),
                upload.detectedFormat(),
                upload.contentType(),
                upload.scan(),
                upload.duplicateOf(),
                upload.jobId(),
                upload.ending(),
                upload.createdAt());
    }
}
