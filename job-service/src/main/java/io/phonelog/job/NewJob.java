package io.phonelog.job;

import io.phonelog.contracts.job.Priority;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** A job as it is wanted, with everything decided that the uploader left open. */
public record NewJob(
        UUID id,
        UUID orgId,
        JobFile file,
        Priority priority,
        Wishes wishes,
        @Nullable Instant scheduleAt,
        int maxRetries,
        String actor) {}
