package io.phonelog.upload;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The answer to a file that was taken.
 *
 * @param job that parses it; null when somebody has deleted it since
 */
public record AcceptedView(UploadView upload, @Nullable JobView job) {

    /** Of an upload whose job was named with it. */
    static AcceptedView first(Upload upload, Instant now) {
        return new AcceptedView(UploadView.of(upload), JobView.named(upload, now));
    }

    /**
     * Of an upload whose job was there before.
     *
     * @param content the upload that the job is of
     */
    static AcceptedView again(Upload upload, Upload content) {
        return new AcceptedView(
                UploadView.of(upload), content.jobId() == null ? null : JobView.earlier(content));
    }
}
