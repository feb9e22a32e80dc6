package io.phonelog.job;

import io.phonelog.contracts.job.Priority;
import io.phonelog.contracts.upload.StoredFile;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A job as it is wanted, with everything decided that the uploader left open.
 *
 * @param fileStored whether its file was let in; a job waits for that
 */
public record NewJob(
        UUID id,
        UUID orgId,
        StoredFile file,
        boolean fileStored,
        Priority priority,
        Wishes wishes,
        @Nullable Instant scheduleAt,
        int maxRetries,
        String actor) {}
