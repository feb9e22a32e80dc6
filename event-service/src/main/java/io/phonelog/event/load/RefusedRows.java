package io.phonelog.event.load;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.event.RowBatch.Header;
import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.parse.ParseReport.ParseFailed;
import io.phonelog.platform.messaging.Envelopes;
import io.phonelog.platform.messaging.EventSender;
import io.phonelog.platform.messaging.Outgoing;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells a job that some of its rows cannot be stored, so that it ends instead of waiting for them.
 */
@ApplicationScoped
class RefusedRows {
    private static final String ACTOR = "event-service";

    private final Envelopes envelopes;
    private final EventSender sender;

    RefusedRows(Envelopes envelopes, EventSender sender) {
        this.envelopes = envelopes;
        this.sender = sender;
    }

    Uni<Void> tell(Header batch) {
        var failure =
                new JobFailure(
                        "storage",
                        "ROWS_REFUSED",
                        "The event store refused rows of chunk %d, batch %d."
                                .formatted(batch.chunk(), batch.sequence()),
                        false,
                        "Nothing is lost: the rows are in the dead letters of "
                                + Topics.RECORDS_PARSED
                                + ". Ask support, naming the job; then retry it.",
                        batch.jobId().toString());
        String key = batch.jobId().toString();
        CloudEvent<?> event =
                envelopes.event(
                        MessageType.PARSE_FAILED,
                        batch.orgId(),
                        key,
                        ACTOR,
                        new ParseFailed(batch.jobId(), batch.run(), ACTOR, failure));
        return sender.send(Outgoing.of(Topics.PARSE_PROGRESS, key, event));
    }
}
