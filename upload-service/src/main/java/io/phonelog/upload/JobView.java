package io.phonelog.upload;

import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.job.Priority;
import io.phonelog.contracts.upload.UploadStored.ParseOptions;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The job that a stored upload is going to be: what is known of it before job-service has it. */
public record JobView(
        UUID id,
        UUID uploadId,
        String filename,
        JobState state,
        Priority priority,
        @Nullable UUID templateId,
        @Nullable String source,
        @Nullable Instant scheduleAt,
        Instant createdAt) {

    static JobView of(Upload upload, Instant now) {
        ParseOptions options = upload.options().parse();
        Instant time = options.scheduleAt();
        return new JobView(
                Objects.requireNonNull(upload.jobId()),
                upload.id(),
                upload.filename(),
                time != null && time.isAfter(now) ? JobState.SCHEDULED : JobState.QUEUED,
                Objects.requireNonNullElse(options.priority(), Priority.NORMAL),
                options.templateId(),
                options.source(),
                time,
                now);
    }
}
