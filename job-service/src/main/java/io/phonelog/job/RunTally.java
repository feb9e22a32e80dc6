package io.phonelog.job;

import io.phonelog.contracts.job.RowCounts;
import io.phonelog.contracts.parse.BatchesStored;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/**
 * What a run has got done, counted up from its chunks' reports and the event store's. Reports of
 * different workers overtake each other, so completion is a matter of the sums alone.
 */
@Embeddable
public class RunTally {
    /** Share of the progress that parsing makes; the rest is storing. */
    private static final double PARSING_SHARE = 0.6;

    @Column(name = "chunks_planned")
    private @Nullable Integer chunksPlanned;

    @Column(name = "chunks_parsed")
    private int chunksParsed;

    @Column(name = "batches_parsed")
    private long batchesParsed;

    @Column(name = "batches_stored")
    private long batchesStored;

    @Column(name = "bytes_parsed")
    private long bytesParsed;

    @Column(name = "rows_parsed")
    private long rowsParsed;

    @Column(name = "rows_stored")
    private long rowsStored;

    @Column(name = "rows_rejected")
    private long rowsRejected;

    @Column(name = "cpu_millis")
    private long cpuMillis;

    @Column(name = "peak_memory")
    private long peakMemory;

    void planned(int chunks) {
        chunksPlanned = chunks;
    }

    void advanced(long bytes, long parsed, long rejected) {
        bytesParsed += bytes;
        rowsParsed += parsed;
        rowsRejected += rejected;
    }

    void chunkParsed(int batches, long cpu, long memory) {
        chunksParsed++;
        batchesParsed += batches;
        cpuMillis += cpu;
        peakMemory = Math.max(peakMemory, memory);
    }

    /** A row that was parsed and cannot be stored is a reject like those that cannot be parsed. */
    void stored(BatchesStored stored) {
        batchesStored += stored.batches().size();
        rowsStored += stored.batches().stream().mapToLong(BatchesStored.Batch::rows).sum();
        rowsParsed -= stored.refused().size();
        rowsRejected += stored.refused().size();
    }

    public boolean planComplete() {
        return chunksPlanned != null;
    }

    public boolean parsingComplete() {
        return chunksPlanned != null && chunksParsed >= chunksPlanned;
    }

    /** Whether every row can be queried. */
    public boolean complete() {
        return parsingComplete() && batchesStored >= batchesParsed;
    }

    /** The share of rows that were rejected, 0 to 1. */
    public double rejectedShare() {
        long rows = rowsParsed + rowsRejected;
        return rows == 0 ? 0 : (double) rowsRejected / rows;
    }

    /** 0 to 100, never quite 100: only completion is. */
    double progress(long fileSize) {
        double parsed = fileSize == 0 ? 1 : Math.min(1, (double) bytesParsed / fileSize);
        double stored = rowsParsed == 0 ? 0 : Math.min(1, (double) rowsStored / rowsParsed);
        double share = PARSING_SHARE * parsed + (1 - PARSING_SHARE) * parsed * stored;
        return Math.min(99.9, Math.round(share * 1_000) / 10.0);
    }

    public RowCounts rows() {
        Long total = parsingComplete() ? Long.valueOf(rowsParsed + rowsRejected) : null;
        return new RowCounts(total, rowsParsed, rowsStored, rowsRejected);
    }

    long bytesParsed() {
        return bytesParsed;
    }

    long rowsStored() {
        return rowsStored;
    }

    long cpuMillis() {
        return cpuMillis;
    }

    long peakMemory() {
        return peakMemory;
    }
}
