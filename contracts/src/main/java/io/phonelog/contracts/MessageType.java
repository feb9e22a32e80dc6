package io.phonelog.contracts;

import io.phonelog.contracts.access.ApiKey;
import io.phonelog.contracts.audit.AuditEntry;
import io.phonelog.contracts.job.JobEvent;
import io.phonelog.contracts.parse.BatchesStored;
import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.parse.ParseReport;
import io.phonelog.contracts.parse.PlanJob;
import io.phonelog.contracts.parse.RunRevoked;
import io.phonelog.contracts.system.SystemAlert;
import io.phonelog.contracts.template.Template;
import io.phonelog.contracts.upload.UploadDeleted;
import io.phonelog.contracts.upload.UploadProgressed;
import io.phonelog.contracts.upload.UploadRejected;
import io.phonelog.contracts.upload.UploadScanning;
import io.phonelog.contracts.upload.UploadStored;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every message on Kafka: its type as written in the envelope, and what it carries. */
public enum MessageType {
    UPLOAD_PROGRESS("upload.progress", UploadProgressed.class),
    UPLOAD_SCANNING("upload.scanning", UploadScanning.class),
    UPLOAD_STORED("upload.stored", UploadStored.class),
    UPLOAD_REJECTED("upload.rejected", UploadRejected.class),
    UPLOAD_DELETED("upload.deleted", UploadDeleted.class),

    JOB_CREATED("job.created", JobEvent.class),
    JOB_QUEUED("job.queued", JobEvent.class),
    JOB_STARTED("job.started", JobEvent.class),
    JOB_PROGRESS("job.progress", JobEvent.class),
    JOB_NEEDS_MAPPING("job.needs_mapping", JobEvent.class),
    JOB_COMPLETED("job.completed", JobEvent.class),
    JOB_FAILED("job.failed", JobEvent.class),
    JOB_CANCELLED("job.cancelled", JobEvent.class),
    JOB_DELETED("job.deleted", JobEvent.class),

    PLAN_JOB("parse.plan", PlanJob.class),
    PARSE_CHUNK("parse.chunk", ParseChunk.class),
    RUN_REVOKED("parse.run_revoked", RunRevoked.class),
    BATCHES_STORED("records.stored", BatchesStored.class),

    PLAN_STARTED("parse.plan_started", ParseReport.PlanStarted.class),
    LAYOUT_RECOGNISED("parse.layout_recognised", ParseReport.LayoutRecognised.class),
    MAPPING_NEEDED("parse.mapping_needed", ParseReport.MappingNeeded.class),
    PLAN_ADVANCED("parse.plan_advanced", ParseReport.PlanAdvanced.class),
    PLAN_MADE("parse.plan_made", ParseReport.PlanMade.class),
    CHUNK_ADVANCED("parse.chunk_advanced", ParseReport.ChunkAdvanced.class),
    ROWS_REJECTED("parse.rows_rejected", ParseReport.RowsRejected.class),
    CHUNK_PARSED("parse.chunk_parsed", ParseReport.ChunkParsed.class),
    PARSE_FAILED("parse.failed", ParseReport.ParseFailed.class),

    TEMPLATE_PUBLISHED("template.published", Template.class),
    SYSTEM_ALERT("system.alert", SystemAlert.class),
    API_KEY_CHANGED("access.api_key_changed", ApiKey.class),
    AUDITED("audit.recorded", AuditEntry.class);

    private static final Map<String, MessageType> BY_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(t -> t.wireName, Function.identity()));

    private final String wireName;
    private final Class<?> dataType;

    MessageType(String wireName, Class<?> dataType) {
        this.wireName = wireName;
        this.dataType = dataType;
    }

    /** As written in the envelope's {@code type}. */
    public String wireName() {
        return wireName;
    }

    public Class<?> dataType() {
        return dataType;
    }

    /** The type of that name, or null: a newer service may say what an older one does not know. */
    public static @Nullable MessageType named(String wireName) {
        return BY_NAME.get(wireName);
    }

    /** The type of a worker's report. */
    public static MessageType of(ParseReport report) {
        for (MessageType type : values()) {
            if (type.dataType == report.getClass()) {
                return type;
            }
        }
        throw new IllegalArgumentException("no message type for " + report.getClass());
    }
}
