package io.phonelog.notification;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.access.ApiKey;
import io.phonelog.contracts.job.JobEvent;
import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.job.RowCounts;
import io.phonelog.contracts.system.SystemAlert;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.contracts.upload.UploadRejected;
import io.phonelog.contracts.upload.UploadStored;
import io.phonelog.contracts.upload.UploadStored.ParseOptions;
import io.phonelog.test.Org;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** What other services say on Kafka, said by a test. */
public final class News {
    private static final KafkaProducer<String, byte[]> KAFKA =
            new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            ConfigProvider.getConfig()
                                    .getValue("phonelog.kafka.bootstrap-servers", String.class)),
                    new StringSerializer(),
                    new ByteArraySerializer());

    private News() {}

    /** Says that a job of a tenant is in a state now. */
    public static CloudEvent<JobEvent> ofJob(Org org, UUID jobId, MessageType type) {
        return ofJob(org, jobId, type, "somebody");
    }

    /** Says that somebody's job is in a state now. */
    public static CloudEvent<JobEvent> ofJob(
            Org org, UUID jobId, MessageType type, String createdBy) {
        return say(Topics.JOBS_EVENTS, jobId, jobEvent(org, jobId, type, createdBy));
    }

    /** What would be said of a job, unsaid. */
    public static CloudEvent<JobEvent> jobEvent(Org org, UUID jobId, MessageType type) {
        return jobEvent(org, jobId, type, "somebody");
    }

    private static CloudEvent<JobEvent> jobEvent(
            Org org, UUID jobId, MessageType type, String createdBy) {
        var event =
                new JobEvent(
                        jobId,
                        UUID.nameUUIDFromBytes(jobId.toString().getBytes()),
                        "calls-é.csv",
                        stateAfter(type),
                        1,
                        "parsing",
                        42.5,
                        new RowCounts(null, 10, 0, 0),
                        null,
                        null,
                        "asterisk",
                        0.97,
                        null,
                        null,
                        createdBy,
                        Instant.parse("2026-11-21T08:00:00Z"));
        return envelope(org, type, jobId, event);
    }

    /** Says that a file was stored. */
    public static CloudEvent<UploadStored> ofUpload(Org org, UUID uploadId, UUID jobId) {
        var file = new StoredFile(uploadId, "tenants/secret/place", "a.csv", 12, "00ff", "csv");
        var stored = new UploadStored(file, jobId, Instant.now(), ParseOptions.NONE);
        return say(
                Topics.UPLOADS,
                uploadId,
                envelope(org, MessageType.UPLOAD_STORED, uploadId, stored));
    }

    /** Says that a file was not let in. */
    public static CloudEvent<UploadRejected> ofRejection(Org org, UUID uploadId, String sender) {
        var rejected =
                new UploadRejected(
                        uploadId,
                        Uuid7.next(),
                        "bad.csv",
                        12,
                        "00ff",
                        "MALWARE_FOUND",
                        "Malware was found in it.",
                        "Eicar-Test-Signature",
                        Instant.now());
        return say(
                Topics.UPLOADS,
                uploadId,
                envelope(org.id(), MessageType.UPLOAD_REJECTED, uploadId, sender, rejected));
    }

    /** Says that a template has its first version. */
    public static CloudEvent<Template> ofTemplate(Org org, UUID id) {
        var template =
                new Template(
                        id,
                        1,
                        org.id(),
                        "Calls",
                        null,
                        new Layout.Named(),
                        List.of(),
                        Defaults.NONE,
                        "",
                        List.of(),
                        List.of(),
                        false);
        return say(
                Topics.TEMPLATES, id, envelope(org, MessageType.TEMPLATE_PUBLISHED, id, template));
    }

    /** Says to a tenant, or to all, that the platform is not well. */
    public static CloudEvent<SystemAlert> ofAlert(@Nullable Org org) {
        UUID id = Uuid7.next();
        var alert =
                new SystemAlert(
                        id,
                        "job-queue-old",
                        SystemAlert.Severity.WARNING,
                        "job-service",
                        "Jobs have waited for more than ten minutes.",
                        Instant.now(),
                        null);
        UUID to = org == null ? null : org.id();
        return say(
                Topics.SYSTEM,
                id,
                envelope(to, MessageType.SYSTEM_ALERT, id, "monitoring-service", alert));
    }

    /** Says that an API key is now as it is. */
    public static void ofKey(Org org, ApiKey key) {
        say(Topics.API_KEYS, key.id(), envelope(org, MessageType.API_KEY_CHANGED, key.id(), key));
    }

    /** Says the very same thing again, as Kafka does after a crash. */
    public static <T> CloudEvent<T> say(String topic, UUID key, CloudEvent<T> event) {
        say(topic, key, MessageJson.write(event));
        return event;
    }

    /** Says anything. */
    public static void say(String topic, UUID key, byte[] message) {
        try {
            KAFKA.send(new ProducerRecord<>(topic, key.toString(), message)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> CloudEvent<T> envelope(Org org, MessageType type, UUID subject, T data) {
        return envelope(org.id(), type, subject, "somebody", data);
    }

    private static <T> CloudEvent<T> envelope(
            @Nullable UUID org, MessageType type, UUID subject, String actor, T data) {
        return new CloudEvent<>(
                CloudEvent.SPEC_VERSION,
                Uuid7.next().toString(),
                "/phonelog/test",
                type.wireName(),
                subject.toString(),
                // As exact as Postgres keeps it.
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                CloudEvent.DATA_CONTENT_TYPE,
                org,
                actor,
                null,
                null,
                data);
    }

    private static JobState stateAfter(MessageType type) {
        return switch (type) {
            case JOB_COMPLETED -> JobState.COMPLETED;
            case JOB_FAILED -> JobState.FAILED;
            case JOB_CANCELLED -> JobState.CANCELLED;
            case JOB_CREATED, JOB_QUEUED -> JobState.QUEUED;
            default -> JobState.RUNNING;
        };
    }
}
