package io.phonelog.job.run;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.parse.BatchesStored;
import io.phonelog.job.JobRepository;
import io.phonelog.platform.outbox.Inbox;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Rows that can be queried bring their job closer to its end. */
@ApplicationScoped
public class BatchesStoredConsumer {
    private final Inbox inbox;
    private final JobRepository jobs;
    private final RunProgress progress;

    public BatchesStoredConsumer(Inbox inbox, JobRepository jobs, RunProgress progress) {
        this.inbox = inbox;
        this.jobs = jobs;
        this.progress = progress;
    }

    @Incoming("records-stored")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return inbox.once("rows", message, this::take);
    }

    private Uni<Void> take(CloudEvent<?> event) {
        if (!(event.data() instanceof BatchesStored stored) || event.orgid() == null) {
            return Uni.createFrom().voidItem();
        }
        return jobs.locked(event.orgid(), stored.jobId())
                .chain(
                        job ->
                                job != null && job.isAt(stored.run())
                                        ? progress.stored(job, stored)
                                        : Uni.createFrom().voidItem());
    }
}
