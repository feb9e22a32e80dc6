package io.phonelog.contracts.parse;

import java.util.UUID;

/**
 * Parse one range of a file. Everything that decides the outcome is in here, so that whoever does
 * it, and however often, the same batches come out.
 *
 * @param token fences the lease: a report with an older token than the newest is ignored
 */
public record ParseChunk(ParsePlan plan, ChunkRange range, int token) {

    /** The job that it is a part of. */
    public UUID jobId() {
        return plan.jobId();
    }

    /** The Kafka key: chunks of one job spread over the partitions. */
    public String key() {
        return plan.jobId() + "/" + range.index();
    }
}
