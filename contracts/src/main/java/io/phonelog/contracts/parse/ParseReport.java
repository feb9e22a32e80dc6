package io.phonelog.contracts.parse;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.phonelog.contracts.job.JobFailure;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** What a worker tells job-service about a run, in the order in which it happened. */
public sealed interface ParseReport {
    UUID jobId();

    int run();

    /** Who says so: the worker's name. */
    String worker();

    /** A worker has taken the job and is reading the file's head. */
    record PlanStarted(UUID jobId, int run, String worker) implements ParseReport {}

    /**
     * The layout is known; chunks follow as their boundaries are found. A run is read in one way:
     * if it is said again with another template version or parser, the run is void.
     *
     * @param templateId null, as its version, when there is no template and the layout is inferred
     */
    record LayoutRecognised(
            UUID jobId,
            int run,
            String worker,
            Classification classification,
            @Nullable UUID templateId,
            @Nullable Integer templateVersion,
            String parserVersion,
            List<ColumnGuess> mapping)
            implements ParseReport {}

    /** Nobody can be sure how to read this file; a person must say. */
    record MappingNeeded(
            UUID jobId,
            int run,
            String worker,
            Classification classification,
            List<ColumnGuess> mapping)
            implements ParseReport {}

    /** Still planning: the worker is alive and has cut this many bytes. */
    record PlanAdvanced(UUID jobId, int run, String worker, long bytes) implements ParseReport {}

    /**
     * The whole file is cut. With this a lost chunk can be given out again, word for word.
     *
     * @param chunks by their index
     */
    record PlanMade(String worker, ParsePlan plan, List<ChunkRange> chunks) implements ParseReport {
        @Override
        public UUID jobId() {
            return plan.jobId();
        }

        @Override
        public int run() {
            return plan.run();
        }
    }

    /** A chunk is being parsed; also its heartbeat. Counts are of this chunk so far. */
    record ChunkAdvanced(
            UUID jobId,
            int run,
            String worker,
            int chunk,
            int token,
            long bytes,
            long parsed,
            long rejected)
            implements ParseReport {}

    /** Rows that could not be read. A sequence number is used once per chunk. */
    record RowsRejected(
            UUID jobId, int run, String worker, int chunk, int sequence, List<RejectedRow> rows)
            implements ParseReport {}

    /**
     * A chunk is parsed and all its batches are on Kafka.
     *
     * @param lines what else was in the chunk: with parsed and rejected this is every line
     * @param declared what these say of how many records there are, in the file's order
     * @param sums what the events add up to, and what such lines say of that; null if nobody has
     *     added them up
     * @param warnings of its rows, by their codes
     * @param batches how many batches hold its events
     */
    record ChunkParsed(
            UUID jobId,
            int run,
            String worker,
            int chunk,
            int token,
            long bytes,
            long parsed,
            long rejected,
            OtherLines lines,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DeclaredRows> declared,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Sums sums,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RowWarning> warnings,
            int batches,
            WorkerCost cost)
            implements ParseReport {
        /** Absent in JSON means none. */
        public ChunkParsed {
            declared = declared == null ? List.of() : List.copyOf(declared);
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
        }
    }

    /** The run cannot go on. */
    record ParseFailed(UUID jobId, int run, String worker, JobFailure failure)
            implements ParseReport {}

    /**
     * What a chunk took.
     *
     * @param peakMemoryBytes the worker's heap in use, at its highest
     */
    record WorkerCost(long wallMillis, long cpuMillis, long peakMemoryBytes) {}

    /**
     * Which known layout a file has.
     *
     * @param layout a template's name, {@code inferred} or {@code unknown}
     * @param confidence 0 to 1
     */
    record Classification(String layout, double confidence, List<Alternative> alternatives) {
        public record Alternative(String layout, double confidence) {}
    }

    /**
     * Which field a column holds.
     *
     * @param field null: none, its values are kept as extras
     * @param confidence 0 to 1
     * @param reasons in words, the strongest first
     * @param alternatives what else it may hold, the likeliest first
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ColumnGuess(
            String column,
            @Nullable String field,
            double confidence,
            List<String> reasons,
            List<FieldGuess> alternatives) {
        /** Absent in JSON means none. */
        public ColumnGuess {
            reasons = reasons == null ? List.of() : List.copyOf(reasons);
            alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
        }

        public ColumnGuess(String column, @Nullable String field, double confidence) {
            this(column, field, confidence, List.of(), List.of());
        }
    }

    /**
     * What a column may hold.
     *
     * @param field null: no field
     */
    record FieldGuess(@Nullable String field, double confidence) {}

    /**
     * A row that is no event.
     *
     * @param line where it begins, from 1; on a sheet or page after the first, 2^24 times the
     *     number of those before it is added, and the message says where it is. No two rejects of a
     *     file have the same
     * @param column the column at fault, when one is
     * @param code stable, UPPER_SNAKE
     * @param raw the row as written, cut at 4,000 characters
     */
    record RejectedRow(
            long line, @Nullable String column, String code, String message, String raw) {}
}
