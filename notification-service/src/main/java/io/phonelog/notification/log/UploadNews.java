package io.phonelog.notification.log;

import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.contracts.upload.UploadStored;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** A stored upload, for the outside: without its place in the object store. */
public record UploadNews(
        UUID uploadId,
        UUID jobId,
        String filename,
        long size,
        String sha256,
        String format,
        @Nullable String source,
        Instant storedAt) {

    static UploadNews of(UploadStored upload) {
        StoredFile file = upload.file();
        return new UploadNews(
                file.uploadId(),
                upload.jobId(),
                file.filename(),
                file.size(),
                file.sha256(),
                file.format(),
                upload.options().source(),
                upload.storedAt());
    }
}
