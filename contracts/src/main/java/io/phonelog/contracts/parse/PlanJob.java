package io.phonelog.contracts.parse;

import io.phonelog.contracts.upload.StoredFile;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Read the head of a file, decide how it is laid out, and cut it into chunks.
 *
 * @param run counts the attempts at this job; a later run makes every earlier one void
 * @param templateId use this template instead of recognising the layout
 * @param grain how finely to cut it
 * @param threshold below this confidence (0 to 1) ask a person
 * @param region ISO 3166 region for numbers without a country code; null leaves them as written
 * @param timezone IANA zone for local times that carry none; null: nobody said, UTC is assumed and
 *     every event says so
 */
public record PlanJob(
        UUID jobId,
        int run,
        StoredFile file,
        Grain grain,
        @Nullable UUID templateId,
        double threshold,
        @Nullable String region,
        @Nullable String timezone,
        @Nullable String source) {}
