package io.phonelog.contracts.parse;

import java.util.List;
import java.util.UUID;

/** Batches of a run can be queried. */
public record BatchesStored(UUID jobId, int run, List<Batch> batches) {

    /** One batch, by its place in the run. */
    public record Batch(int chunk, int sequence, int rows) {}
}
