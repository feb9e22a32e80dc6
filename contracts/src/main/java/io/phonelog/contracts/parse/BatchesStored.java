package io.phonelog.contracts.parse;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.phonelog.contracts.parse.ParseReport.RejectedRow;

import java.util.List;
import java.util.UUID;

/**
 * Batches of a run can be queried.
 *
 * @param refused their rows that cannot be stored; they are not among the batches' rows
 */
public record BatchesStored(
        UUID jobId,
        int run,
        List<Batch> batches,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RejectedRow> refused) {

    /** Absent in JSON means none. */
    public BatchesStored {
        refused = refused == null ? List.of() : List.copyOf(refused);
    }

    /** Batches of which every row is stored. */
    public BatchesStored(UUID jobId, int run, List<Batch> batches) {
        this(jobId, run, batches, List.of());
    }

    /** One batch, by its place in the run. */
    public record Batch(int chunk, int sequence, int rows) {}
}
