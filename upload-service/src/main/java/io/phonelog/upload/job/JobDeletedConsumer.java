package io.phonelog.upload.job;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.job.JobEvent;
import io.phonelog.platform.messaging.Consumption;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.UploadRepository;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.util.Objects;
import java.util.UUID;

/**
 * A job that somebody has deleted is no upload's job any more. That holds for ever, so nothing has
 * to be remembered of what was handled: to hear it twice does no harm.
 */
@ApplicationScoped
public class JobDeletedConsumer {
    private final Consumption consumption;
    private final Transactions transactions;
    private final UploadRepository uploads;

    public JobDeletedConsumer(
            Consumption consumption, Transactions transactions, UploadRepository uploads) {
        this.consumption = consumption;
        this.transactions = transactions;
        this.uploads = uploads;
    }

    @Incoming("jobs-events")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return consumption.of(message, this::take);
    }

    private Uni<Void> take(CloudEvent<?> event) {
        return event.data() instanceof JobEvent job
                        && event.type().equals(MessageType.JOB_DELETED.wireName())
                ? forget(Objects.requireNonNull(event.orgid(), "a job belongs to a tenant"), job)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> forget(UUID org, JobEvent job) {
        return transactions.inTenant(
                org, () -> uploads.forgetJob(org, job.jobId(), job.uploadId()));
    }
}
