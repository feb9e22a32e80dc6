package io.phonelog.notification.log;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.job.JobEvent;
import io.phonelog.contracts.system.SystemAlert;
import io.phonelog.contracts.template.Template;
import io.phonelog.contracts.upload.UploadDeleted;
import io.phonelog.contracts.upload.UploadProgressed;
import io.phonelog.contracts.upload.UploadRejected;
import io.phonelog.contracts.upload.UploadStored;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What clients and partners are told of a message: what is ours alone, as places in the object
 * store, is not in it.
 *
 * @param topic all of the tenant's events of a kind, as {@code jobs}
 * @param stream the events of one thing, as {@code job:<id>}
 * @param ended whether nothing more happens to the thing unless somebody asks for it
 * @param jobId the job it is about, for webhooks that follow one job; null before there is one
 * @param owner whose thing it is about; null when it is nobody's
 * @param data becomes the JSON
 */
public record Announcement(
        String topic,
        String stream,
        boolean ended,
        @Nullable UUID jobId,
        @Nullable String owner,
        Object data) {
    public static final String JOBS = "jobs";
    public static final String UPLOADS = "uploads";
    public static final String TEMPLATES = "templates";
    public static final String SYSTEM = "system";

    /** What of each kind of message is told. */
    private static final Map<Class<?>, Class<?>> TOLD =
            Map.of(
                    JobEvent.class, JobEvent.class,
                    UploadProgressed.class, UploadProgressed.class,
                    UploadStored.class, UploadNews.class,
                    UploadRejected.class, UploadRejected.class,
                    UploadDeleted.class, UploadDeleted.class,
                    Template.class, TemplateNews.class,
                    SystemAlert.class, SystemAlert.class);

    private static final Map<String, Class<?>> TYPES =
            Arrays.stream(MessageType.values())
                    .filter(type -> TOLD.containsKey(type.dataType()))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    MessageType::wireName, type -> told(type.dataType())));

    /** Of a message, unless it is nothing for the outside. */
    public static Optional<Announcement> of(CloudEvent<?> event) {
        if (event.data() instanceof JobEvent job) {
            return Optional.of(ofJob(job));
        }
        if (event.data() instanceof Template template) {
            return Optional.of(ofTemplate(template, event.actor()));
        }
        if (event.data() instanceof SystemAlert alert) {
            return Optional.of(ofAlert(alert));
        }
        return ofUpload(event.data(), event.actor());
    }

    /** Every type of event that is announced, as {@code job.completed}. */
    public static Set<String> types() {
        return TYPES.keySet();
    }

    /** What the data of an announced type is. */
    public static Class<?> dataOf(String type) {
        Class<?> data = TYPES.get(type);
        if (data == null) {
            throw new IllegalArgumentException("not announced: " + type);
        }
        return data;
    }

    /** The stream of a job's events. */
    public static String ofJob(UUID jobId) {
        return "job:" + jobId;
    }

    /** The stream of an upload's events. */
    public static String ofUpload(UUID uploadId) {
        return "upload:" + uploadId;
    }

    private static Announcement ofJob(JobEvent job) {
        return new Announcement(
                JOBS, ofJob(job.jobId()), job.state().ended(), job.jobId(), job.createdBy(), job);
    }

    private static Announcement ofTemplate(Template template, @Nullable String owner) {
        return new Announcement(
                TEMPLATES,
                "template:" + template.id(),
                template.deleted(),
                null,
                owner,
                TemplateNews.of(template));
    }

    private static Announcement ofAlert(SystemAlert alert) {
        return new Announcement(
                SYSTEM, "alert:" + alert.alertId(), alert.endedAt() != null, null, null, alert);
    }

    private static Optional<Announcement> ofUpload(Object news, @Nullable String owner) {
        if (news instanceof UploadStored stored) {
            return Optional.of(
                    ofUpload(
                            stored.file().uploadId(),
                            false,
                            stored.jobId(),
                            owner,
                            UploadNews.of(stored)));
        }
        if (news instanceof UploadRejected rejected) {
            return Optional.of(
                    ofUpload(rejected.uploadId(), false, rejected.jobId(), owner, rejected));
        }
        if (news instanceof UploadProgressed progress) {
            return Optional.of(ofUpload(progress.uploadId(), false, null, owner, progress));
        }
        if (news instanceof UploadDeleted deleted) {
            // Who deletes an upload need not be who sent it.
            return Optional.of(ofUpload(deleted.uploadId(), true, null, null, deleted));
        }
        return Optional.empty();
    }

    private static Announcement ofUpload(
            UUID uploadId,
            boolean ended,
            @Nullable UUID jobId,
            @Nullable String owner,
            Object data) {
        return new Announcement(UPLOADS, ofUpload(uploadId), ended, jobId, owner, data);
    }

    private static Class<?> told(Class<?> message) {
        Class<?> data = TOLD.get(message);
        if (data == null) {
            throw new IllegalStateException("not told: " + message);
        }
        return data;
    }
}
