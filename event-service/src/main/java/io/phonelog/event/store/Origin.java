package io.phonelog.event.store;

import io.phonelog.contracts.event.RowBatch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Where events come from: a run of a job, and by what template and parser it was read. */
@Entity
@Immutable
@Table(name = "origin")
public class Origin {
    @Id private int id;

    @Column(name = "org_id")
    private UUID orgId;

    @Column(name = "job_id")
    private UUID jobId;

    private int run;

    @Column(name = "upload_id")
    private UUID uploadId;

    @Column(name = "file_sha256")
    private String fileSha256;

    @Column(name = "template_id")
    private UUID templateId;

    @Column(name = "template_version")
    private int templateVersion;

    private @Nullable String source;

    @Column(name = "parser_version")
    private String parserVersion;

    protected Origin() {}

    public Origin(
            int id,
            UUID orgId,
            UUID jobId,
            int run,
            UUID uploadId,
            String fileSha256,
            UUID templateId,
            int templateVersion,
            @Nullable String source,
            String parserVersion) {
        this.id = id;
        this.orgId = orgId;
        this.jobId = jobId;
        this.run = run;
        this.uploadId = uploadId;
        this.fileSha256 = fileSha256;
        this.templateId = templateId;
        this.templateVersion = templateVersion;
        this.source = source;
        this.parserVersion = parserVersion;
    }

    public int id() {
        return id;
    }

    public UUID jobId() {
        return jobId;
    }

    public UUID uploadId() {
        return uploadId;
    }

    public @Nullable String source() {
        return source;
    }

    /** What the bytes of this origin's events leave out. Chunk and sequence are not kept. */
    public RowBatch.Header header() {
        return new RowBatch.Header(
                orgId,
                jobId,
                run,
                0,
                0,
                uploadId,
                fileSha256,
                templateId,
                templateVersion,
                source,
                parserVersion);
    }
}
