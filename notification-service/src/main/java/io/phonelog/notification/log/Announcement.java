package io.phonelog.notification.log;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.job.JobEvent;
import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.contracts.upload.UploadProgressed;
import io.phonelog.contracts.upload.UploadRejected;
import io.phonelog.contracts.upload.UploadStored;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What clients and partners are told of a message: what is ours alone, as places in the object store,
 * is not in it.
 *
 * @param jobId the job it is about, for webhooks that follow one job; null before there is one
 * @param data becomes the JSON
 */
public record Announcement(
        String topic, String stream, boolean ended, @Nullable UUID jobId, Object data) {
    public static final String JOBS = "jobs";
    public static final String UPLOADS = "uploads";

    private static final Set<Class<?>> TOLD =
            Set.of(
                    JobEvent.class,
                    UploadProgressed.class,
                    UploadStored.class,
                    UploadRejected.class);

    private static final Set<String> TYPES =
            Arrays.stream(MessageType.values())
                    .filter(type -> TOLD.contains(type.dataType()))
                    .map(MessageType::wireName)
                    .collect(Collectors.toUnmodifiableSet());

    /** Of a message, unless it is nothing for the outside. */
    public static Optional<Announcement> of(CloudEvent<?> event) {
        if (event.data() instanceof JobEvent job) {
            return Optional.of(
                    new Announcement(
                            JOBS, ofJob(job.jobId()), job.state().ended(), job.jobId(), job));
        }
        if (event.data() instanceof UploadStored upload) {
            StoredFile file = upload.file();
            return Optional.of(
                    new Announcement(
                            UPLOADS,
                            ofUpload(file.uploadId()),
                            false,
                            upload.jobId(),
                            UploadNews.of(upload)));
        }
        if (event.data() instanceof UploadRejected upload) {
            return Optional.of(
                    new Announcement(
                            UPLOADS, ofUpload(upload.uploadId()), false, upload.jobId(), upload));
        }
        if (event.data() instanceof UploadProgressed upload) {
            return Optional.of(
                    new Announcement(UPLOADS, ofUpload(upload.uploadId()), false, null, upload));
        }
        return Optional.empty();
    }

    /** Every type of event that is announced, as {@code job.completed}. */
    public static Set<String> types() {
        return TYPES;
    }

    /** The stream of a job's events. */
    public static String ofJob(UUID jobId) {
        return "job:" + jobId;
    }

    private static String ofUpload(UUID uploadId) {
        return "upload:" + uploadId;
    }

    /** A stored upload, for the outside. */
    record UploadNews(
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
}
