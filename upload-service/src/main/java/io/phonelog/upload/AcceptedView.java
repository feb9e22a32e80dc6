package io.phonelog.upload;

import java.time.Instant;

/** The answer to a file that was taken: itself, and the job that will parse it. */
public record AcceptedView(UploadView upload, JobView job) {

    static AcceptedView of(Upload upload, Instant now) {
        return new AcceptedView(UploadView.of(upload), JobView.of(upload, now));
    }
}
