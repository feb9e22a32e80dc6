package io.phonelog.job.run;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.job.Priority;
import io.phonelog.contracts.upload.UploadStored;
import io.phonelog.contracts.upload.UploadStored.ParseOptions;
import io.phonelog.job.JobConfig;
import io.phonelog.job.JobTransition;
import io.phonelog.job.Jobs;
import io.phonelog.job.NewJob;
import io.phonelog.job.Wishes;
import io.phonelog.platform.outbox.Inbox;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.util.Objects;

/** A stored upload becomes a job. */
@ApplicationScoped
public class UploadStoredConsumer {
    private final Inbox inbox;
    private final Jobs jobs;
    private final JobConfig config;

    public UploadStoredConsumer(Inbox inbox, Jobs jobs, JobConfig config) {
        this.inbox = inbox;
        this.jobs = jobs;
        this.config = config;
    }

    @Incoming("uploads")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return inbox.once(
                "jobs",
                message,
                event ->
                        event.data() instanceof UploadStored stored
                                ? jobs.create(wanted(event, stored)).replaceWithVoid()
                                : Uni.createFrom().voidItem());
    }

    private NewJob wanted(CloudEvent<?> event, UploadStored stored) {
        ParseOptions options = stored.options();
        return new NewJob(
                stored.jobId(),
                Objects.requireNonNull(event.orgid(), "an upload belongs to a tenant"),
                stored.file(),
                Objects.requireNonNullElse(options.priority(), Priority.NORMAL),
                new Wishes(
                        options.templateId(),
                        options.source(),
                        options.defaultRegion(),
                        options.timezone()),
                options.scheduleAt(),
                config.maxRetries(),
                Objects.requireNonNullElse(event.actor(), JobTransition.SYSTEM));
    }
}
