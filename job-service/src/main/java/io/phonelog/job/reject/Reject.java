package io.phonelog.job.reject;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.UUID;

/** A row that is no event, with what is wrong with it. */
@Entity
@Table(name = "job_reject")
public class Reject {

    /** A line of a file, as one run read it. */
    @Embeddable
    public record Id(
            @Column(name = "job_id") UUID jobId,
            @Column(name = "run") int run,
            @Column(name = "line") long line)
            implements Serializable {}

    @EmbeddedId private Id id;

    @Column(name = "org_id")
    private UUID orgId;

    @Column(name = "column_name")
    private @Nullable String column;

    private String code;
    private String message;
    private String raw;

    protected Reject() {}

    RejectView view() {
        return new RejectView(id.line(), column, code, message, raw);
    }
}
