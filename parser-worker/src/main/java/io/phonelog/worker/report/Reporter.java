package io.phonelog.worker.report;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.parse.ParseReport;
import io.phonelog.platform.messaging.Envelopes;
import io.phonelog.platform.messaging.EventSender;
import io.phonelog.platform.messaging.Outgoing;
import io.phonelog.worker.WorkerConfig;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells what happens to a piece of work, in the order in which it happens. */
@ApplicationScoped
public class Reporter {
    private final Envelopes envelopes;
    private final EventSender sender;
    private final String worker;

    public Reporter(Envelopes envelopes, EventSender sender, WorkerConfig config) {
        this.envelopes = envelopes;
        this.sender = sender;
        this.worker = config.name();
    }

    /** This worker's name in reports. */
    public String worker() {
        return worker;
    }

    /** Tells job-service; returns when Kafka has it. */
    public void tell(CloudEvent<?> cause, ParseReport report) {
        String key = report.jobId().toString();
        send(Topics.PARSE_PROGRESS, key, cause, MessageType.of(report), report);
    }

    /** Gives a chunk to whoever is free; returns when Kafka has it. */
    public void giveOut(CloudEvent<?> cause, ParseChunk chunk) {
        send(Topics.PARSE_CHUNKS, chunk.key(), cause, MessageType.PARSE_CHUNK, chunk);
    }

    /** A failure of ours, not of the file: worth another try. */
    public static JobFailure unexpected(Throwable failure) {
        return new JobFailure(
                "internal",
                "WORKER_FAILED",
                "A worker failed unexpectedly (" + failure.getClass().getSimpleName() + ").",
                true,
                "Nothing to do for now: it is tried again by itself. Ask support if it fails for good.",
                null);
    }

    private void send(
            String topic, String key, CloudEvent<?> cause, MessageType type, Object data) {
        CloudEvent<?> event = envelopes.causedBy(cause, type, key, worker, data);
        sender.send(Outgoing.of(topic, key, event)).await().indefinitely();
    }
}
