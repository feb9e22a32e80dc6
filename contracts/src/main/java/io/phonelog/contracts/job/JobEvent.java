package io.phonelog.contracts.job;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A job as it was when something happened to it. The message's type says what: {@code job.started},
 * {@code job.progress}, {@code job.completed}, ...
 *
 * @param run counts the attempts at this job, from 1
 * @param progressPercentage 0 to 100
 * @param createdBy whose job it is: a user's subject or {@code key:<id>}; null in events of before
 *     this was told
 */
public record JobEvent(
        UUID jobId,
        UUID uploadId,
        String filename,
        JobState state,
        int run,
        String currentStage,
        double progressPercentage,
        RowCounts rows,
        @Nullable UUID templateId,
        @Nullable Integer templateVersion,
        @Nullable String layout,
        @Nullable Double confidence,
        @Nullable String source,
        @Nullable JobFailure error,
        @Nullable String createdBy,
        Instant at) {}
