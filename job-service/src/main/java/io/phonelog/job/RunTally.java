package io.phonelog.job;

import io.phonelog.contracts.job.RowCounts;
import io.phonelog.contracts.parse.BatchesStored;
import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.ParseReport.ChunkParsed;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

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

    @Embedded private LineTally lines = new LineTally();

    @Convert(converter = JsonColumns.OfSums.class)
    private @Nullable SumTally sums;

    @Column(name = "row_warnings")
    @Convert(converter = JsonColumns.OfWarnings.class)
    private @Nullable WarningTally warnings;

    void planned(int chunks) {
        chunksPlanned = chunks;
    }

    void advanced(long bytes, long parsed, long rejected) {
        bytesParsed += bytes;
        rowsParsed += parsed;
        rowsRejected += rejected;
    }

    void chunkParsed(ChunkParsed report) {
        chunksParsed++;
        batchesParsed += report.batches();
        cpuMillis += report.cost().cpuMillis();
        peakMemory = Math.max(peakMemory, report.cost().peakMemoryBytes());
        lines.add(report.lines());
        lines.declared(report.declared());
        sums = sums().with(report.sums());
        warnings = ofRows().with(report.warnings());
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

    /** What is in the file besides rows, as far as it is parsed. */
    OtherLines lines() {
        return lines.sum();
    }

    /**
     * What the file says of itself and was found otherwise, and what is to be looked at in its
     * rows; none while it is not parsed.
     */
    List<JobWarning> warnings() {
        if (!parsingComplete()) {
            return List.of();
        }
        List<JobWarning> all = new ArrayList<>(lines.warnings(rowsParsed + rowsRejected));
        all.addAll(sums().warnings());
        all.addAll(ofRows().warnings());
        return all;
    }

    private WarningTally ofRows() {
        return warnings == null ? WarningTally.NONE : warnings;
    }

    private SumTally sums() {
        return sums == null ? SumTally.NONE : sums;
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
