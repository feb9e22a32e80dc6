package io.phonelog.job.run;

import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.parse.ParseReport.ChunkAdvanced;
import io.phonelog.contracts.parse.ParseReport.ChunkParsed;
import io.phonelog.contracts.parse.ParseReport.PlanMade;
import io.phonelog.job.Job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A part of a file that one worker parses, as far as it is known. Workers' reports overtake each
 * other: a chunk may be parsed before the plan that names it is known here.
 *
 * <p>A running chunk is leased to its worker. When its heartbeat stops it is given out again with a
 * higher token, and whatever the old holder still says is ignored.
 */
@Entity
@Table(name = "job_chunk")
public class Chunk {

    /** A chunk's place: a job's run, and the index in its plan. */
    @Embeddable
    public record Id(
            @Column(name = "job_id") UUID jobId,
            @Column(name = "run") int run,
            @Column(name = "chunk") int index)
            implements Serializable {}

    /** By how much a report changes what is known. */
    record Advance(long bytes, long parsed, long rejected) {}

    @EmbeddedId private Id id;

    @Column(name = "org_id")
    private UUID orgId;

    private int token = 1;

    private @Nullable String worker;
    private boolean parsed;
    private long bytes;

    @Column(name = "rows_parsed")
    private long rowsParsed;

    @Column(name = "rows_rejected")
    private long rowsRejected;

    @Column(name = "lease_until")
    private @Nullable Instant leaseUntil;

    protected Chunk() {}

    Chunk(Job job, int index) {
        this.id = new Id(job.id(), job.run(), index);
        this.orgId = job.orgId();
    }

    /** Takes in a heartbeat; null when it is of a lease that was taken away. */
    @Nullable Advance advance(ChunkAdvanced report, Instant leaseEnd) {
        if (parsed || report.token() < token) {
            return null;
        }
        leaseUntil = leaseEnd;
        worker = report.worker();
        return count(report.bytes(), report.parsed(), report.rejected());
    }

    /**
     * Takes in the end of the work; null when it is known already. Which lease it was done under
     * does not matter: whoever parses a chunk makes the same batches.
     */
    @Nullable Advance finish(ChunkParsed report) {
        if (parsed) {
            return null;
        }
        parsed = true;
        leaseUntil = null;
        worker = report.worker();
        return count(report.bytes(), report.parsed(), report.rejected());
    }

    /** The work, to be given out again. Nobody has a lease on it until somebody takes it. */
    ParseChunk reissue(PlanMade made) {
        leaseUntil = null;
        token++;
        return new ParseChunk(made.plan(), made.chunks().get(id.index()), token);
    }

    /** It cannot be given out again before its plan is known; look later. */
    void awaitPlan(Instant until) {
        leaseUntil = until;
    }

    private Advance count(long newBytes, long newParsed, long newRejected) {
        Advance advance =
                new Advance(newBytes - bytes, newParsed - rowsParsed, newRejected - rowsRejected);
        bytes = newBytes;
        rowsParsed = newParsed;
        rowsRejected = newRejected;
        return advance;
    }

    Id id() {
        return id;
    }

    UUID orgId() {
        return orgId;
    }
}
