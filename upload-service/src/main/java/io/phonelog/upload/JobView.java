package io.phonelog.upload;

import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.job.Priority;
import io.phonelog.contracts.upload.UploadStored.ParseOptions;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The job that parses an upload, as far as it is known without asking job-service.
 *
 * @param uploadId the upload that the job is of; a link's is that of the upload it is linked to
 * @param state null of a job that was there before: it may have got anywhere
 * @param createdAt when it was named
 */
public record JobView(
        UUID id,
        UUID uploadId,
        String filename,
        @Nullable JobState state,
        Priority priority,
        @Nullable UUID templateId,
        @Nullable String source,
        @Nullable Instant scheduleAt,
        Instant createdAt) {

    /** The job of an upload that has just become whole. */
    static JobView named(Upload upload, Instant now) {
        return of(upload, stateOf(upload, now));
    }

    /** The job of an upload that was whole before. */
    static JobView earlier(Upload upload) {
        return of(upload, null);
    }

    private static JobView of(Upload upload, @Nullable JobState state) {
        ParseOptions options = upload.options().parse();
        UUID id = Objects.requireNonNull(upload.jobId());
        return new JobView(
                id,
                upload.id(),
                upload.filename(),
                state,
                Objects.requireNonNullElse(options.priority(), Priority.NORMAL),
                options.templateId(),
                options.source(),
                options.scheduleAt(),
                Objects.requireNonNull(Uuid7.madeAt(id)));
    }

    /** As job-service has it begin. */
    private static JobState stateOf(Upload upload, Instant now) {
        if (upload.state() == UploadState.SCANNING) {
            return JobState.BLOCKED;
        }
        Instant time = upload.options().parse().scheduleAt();
        return time != null && time.isAfter(now) ? JobState.SCHEDULED : JobState.QUEUED;
    }
}
