package io.phonelog.contracts.upload;

import io.phonelog.contracts.upload.UploadStored.ParseOptions;

import java.time.Instant;
import java.util.UUID;

/**
 * A file is whole and waits for its verdict; {@link UploadStored} or {@link UploadRejected}
 * follows. Nobody may read it yet.
 *
 * @param file as far as it is known: its format may turn out to be another one
 * @param jobId the job that will parse it when it is let in
 */
public record UploadScanning(
        StoredFile file, UUID jobId, Instant arrivedAt, ParseOptions options) {}
