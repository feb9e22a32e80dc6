package io.phonelog.worker.chunk;

import io.phonelog.contracts.Topics;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.Provenance;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.event.RowBatchWriter;
import io.phonelog.contracts.parse.Grain;
import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.parse.ParsePlan;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.parser.row.RowSink;
import io.phonelog.platform.messaging.EventSender;
import io.phonelog.platform.messaging.Outgoing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Collects a chunk's events into batches and its rejects into reports. A few batches are on their
 * way to Kafka at a time; when it falls behind, parsing waits.
 */
final class BatchSink implements RowSink {
    private static final int ON_THEIR_WAY = 4;
    private static final int REJECTS_IN_REPORT = 200;

    private final UUID org;
    private final ParseChunk chunk;
    private final EventSender sender;
    private final ChunkReport report;

    private final Deque<CompletableFuture<Void>> sending = new ArrayDeque<>();
    private final List<RejectedRow> rejects = new ArrayList<>();
    private UUID templateId;
    private int templateVersion;
    private RowBatchWriter batch;
    private int batches;
    private int rejectReports;

    BatchSink(UUID org, ParseChunk chunk, EventSender sender, ChunkReport report) {
        this.org = org;
        this.chunk = chunk;
        this.sender = sender;
        this.report = report;
        this.templateId = chunk.plan().templateId();
        this.templateVersion = chunk.plan().templateVersion();
        this.batch = newBatch();
    }

    /** All of a batch was read by the same template; tables of one file may have several. */
    @Override
    public void event(PhoneEvent event) {
        Provenance its = event.provenance();
        if (its.templateVersion() != templateVersion || !its.templateId().equals(templateId)) {
            if (batch.rows() > 0) {
                send();
            }
            templateId = its.templateId();
            templateVersion = its.templateVersion();
            batch = newBatch();
        }
        batch.add(event);
        Grain grain = chunk.plan().grain();
        if (batch.rows() >= grain.batchRows() || batch.size() >= grain.batchBytes()) {
            send();
        }
    }

    @Override
    public void reject(RejectedRow row) {
        rejects.add(row);
        if (rejects.size() >= REJECTS_IN_REPORT) {
            tellRejects();
        }
    }

    /** Sends what is left and waits until Kafka has everything; answers the number of batches. */
    int finish() {
        if (batch.rows() > 0) {
            send();
        }
        if (!rejects.isEmpty()) {
            tellRejects();
        }
        sending.forEach(CompletableFuture::join);
        return batches;
    }

    private void send() {
        while (sending.size() >= ON_THEIR_WAY) {
            sending.remove().join();
        }
        Outgoing message =
                new Outgoing(
                        Topics.RECORDS_PARSED,
                        chunk.key() + "/" + batches,
                        batch.toBytes(),
                        RowBatch.CONTENT_TYPE,
                        null);
        sending.add(sender.send(message).subscribeAsCompletionStage());
        batches++;
        batch = newBatch();
    }

    private void tellRejects() {
        report.rejected(rejectReports++, List.copyOf(rejects));
        rejects.clear();
    }

    private RowBatchWriter newBatch() {
        ParsePlan plan = chunk.plan();
        return new RowBatchWriter(
                new RowBatch.Header(
                        org,
                        plan.jobId(),
                        plan.run(),
                        chunk.range().index(),
                        batches,
                        plan.file().uploadId(),
                        plan.file().sha256(),
                        templateId,
                        templateVersion,
                        plan.source(),
                        plan.parserVersion()));
    }
}
