package io.phonelog.worker.chunk;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.parse.ParseReport.ChunkAdvanced;
import io.phonelog.contracts.parse.ParseReport.ChunkParsed;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.contracts.parse.ParseReport.RowsRejected;
import io.phonelog.contracts.parse.ParseReport.WorkerCost;
import io.phonelog.parser.row.ParsedChunk;
import io.phonelog.worker.report.Reporter;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/** What is told of one chunk, and what it costs. */
final class ChunkReport {
    private final CloudEvent<?> cause;
    private final ParseChunk chunk;
    private final Reporter reporter;
    private final Duration interval;
    private final long begunNanos = System.nanoTime();
    private final long begunCpuNanos = cpuNanos();
    private long toldNanos = begunNanos;
    private long peakMemory;

    ChunkReport(CloudEvent<?> cause, ParseChunk chunk, Reporter reporter, Duration interval) {
        this.cause = cause;
        this.chunk = chunk;
        this.reporter = reporter;
        this.interval = interval;
    }

    void begun() {
        tellAdvance(0, 0, 0);
    }

    /** Tells how far it is, if it is time to. */
    void advanced(ParsedChunk soFar) {
        long now = System.nanoTime();
        if (now - toldNanos >= interval.toNanos()) {
            toldNanos = now;
            tellAdvance(soFar.bytes(), soFar.parsed(), soFar.rejected());
        }
    }

    void rejected(int sequence, List<RejectedRow> rows) {
        reporter.tell(
                cause,
                new RowsRejected(
                        chunk.jobId(),
                        chunk.plan().run(),
                        reporter.worker(),
                        chunk.range().index(),
                        sequence,
                        rows));
    }

    void parsed(ParsedChunk all, int batches) {
        long millis = (System.nanoTime() - begunNanos) / 1_000_000;
        long cpuMillis = (cpuNanos() - begunCpuNanos) / 1_000_000;
        noteMemory();
        reporter.tell(
                cause,
                new ChunkParsed(
                        chunk.jobId(),
                        chunk.plan().run(),
                        reporter.worker(),
                        chunk.range().index(),
                        chunk.token(),
                        all.bytes(),
                        all.parsed(),
                        all.rejected(),
                        all.lines(),
                        all.declared(),
                        all.sums(),
                        all.warnings(),
                        batches,
                        new WorkerCost(millis, cpuMillis, peakMemory)));
    }

    private void tellAdvance(long bytes, long parsed, long rejected) {
        noteMemory();
        reporter.tell(
                cause,
                new ChunkAdvanced(
                        chunk.jobId(),
                        chunk.plan().run(),
                        reporter.worker(),
                        chunk.range().index(),
                        chunk.token(),
                        bytes,
                        parsed,
                        rejected));
    }

    private void noteMemory() {
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        peakMemory = Math.max(peakMemory, used);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
