package io.phonelog.job;

import io.phonelog.contracts.job.Priority;

import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** Another job for a file that was uploaded before. */
public record CreateJob(
        @NotNull UUID uploadId,
        @Nullable UUID templateId,
        @Nullable Priority priority,
        @Nullable Instant scheduleAt) {}
