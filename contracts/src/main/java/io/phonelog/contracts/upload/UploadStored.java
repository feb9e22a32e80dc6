package io.phonelog.contracts.upload;

import io.phonelog.contracts.job.Priority;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A file is whole, checked and stored, and waits to be parsed.
 *
 * @param jobId the job that will parse it, named by upload-service so that it can be answered at
 *     once
 */
public record UploadStored(StoredFile file, UUID jobId, Instant storedAt, ParseOptions options) {

    /**
     * What the uploader asked for.
     *
     * @param templateId read the file with this template instead of recognising its layout
     * @param source where the records come from, in the uploader's words
     * @param defaultRegion ISO 3166 region for numbers without a country code
     * @param timezone IANA zone for local times that carry none
     */
    public record ParseOptions(
            @Nullable UUID templateId,
            @Nullable Priority priority,
            @Nullable String source,
            @Nullable String defaultRegion,
            @Nullable String timezone,
            @Nullable Instant scheduleAt,
            List<UUID> dependsOn) {

        public static final ParseOptions NONE =
                new ParseOptions(null, null, null, null, null, null, List.of());
    }
}
