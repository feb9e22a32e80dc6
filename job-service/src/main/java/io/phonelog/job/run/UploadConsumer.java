package io.phonelog.job.run;

import static io.phonelog.job.FileVerdict.AWAITED;
import static io.phonelog.job.FileVerdict.LET_IN;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.job.Priority;
import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.contracts.upload.UploadDeleted;
import io.phonelog.contracts.upload.UploadRejected;
import io.phonelog.contracts.upload.UploadScanning;
import io.phonelog.contracts.upload.UploadStored;
import io.phonelog.contracts.upload.UploadStored.ParseOptions;
import io.phonelog.job.FileVerdict;
import io.phonelog.job.Job;
import io.phonelog.job.JobConfig;
import io.phonelog.job.JobFile;
import io.phonelog.job.JobRepository;
import io.phonelog.job.JobTransition;
import io.phonelog.job.Jobs;
import io.phonelog.job.NewJob;
import io.phonelog.job.Wishes;
import io.phonelog.platform.outbox.Inbox;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * An upload becomes a job as soon as it is whole. While it is scanned the job is blocked, so that
 * whoever was told its id finds it; the verdict lets it go on or ends it. An upload that is deleted
 * takes its jobs along.
 */
@ApplicationScoped
public class UploadConsumer {
    private final Inbox inbox;
    private final JobRepository jobs;
    private final Jobs doings;
    private final JobConfig config;

    public UploadConsumer(Inbox inbox, JobRepository jobs, Jobs doings, JobConfig config) {
        this.inbox = inbox;
        this.jobs = jobs;
        this.doings = doings;
        this.config = config;
    }

    @Incoming("uploads")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return inbox.once("jobs", message, this::take);
    }

    private Uni<Void> take(CloudEvent<?> event) {
        if (event.data() instanceof UploadScanning scanning) {
            var wanted =
                    wanted(event, scanning.jobId(), scanning.file(), AWAITED, scanning.options());
            return withJob(
                    event,
                    scanning.jobId(),
                    known -> known == null ? create(wanted) : Uni.createFrom().voidItem());
        }
        if (event.data() instanceof UploadStored stored) {
            var wanted = wanted(event, stored.jobId(), stored.file(), LET_IN, stored.options());
            return withJob(
                    event,
                    stored.jobId(),
                    known ->
                            known == null
                                    ? create(wanted)
                                    : doings.fileStored(known, stored.file()));
        }
        if (event.data() instanceof UploadRejected rejected) {
            return withJob(
                    event,
                    rejected.jobId(),
                    known ->
                            known == null
                                    ? Uni.createFrom().voidItem()
                                    : doings.fileRefused(known, Failures.fileRefused(rejected)));
        }
        if (event.data() instanceof UploadDeleted deleted && deleted.last()) {
            return doings.deleteOf(tenantOf(event), deleted.contentId(), actorOf(event));
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> withJob(
            CloudEvent<?> event, UUID id, Function<@Nullable Job, Uni<Void>> act) {
        return jobs.locked(tenantOf(event), id).chain(act::apply);
    }

    private Uni<Void> create(NewJob wanted) {
        return doings.create(wanted).replaceWithVoid();
    }

    private NewJob wanted(
            CloudEvent<?> event,
            UUID job,
            StoredFile file,
            FileVerdict verdict,
            ParseOptions options) {
        return new NewJob(
                job,
                tenantOf(event),
                new JobFile(file, verdict),
                Objects.requireNonNullElse(options.priority(), Priority.NORMAL),
                new Wishes(
                        options.templateId(),
                        options.source(),
                        options.defaultRegion(),
                        options.timezone()),
                options.scheduleAt(),
                config.maxRetries(),
                actorOf(event));
    }

    private static String actorOf(CloudEvent<?> event) {
        return Objects.requireNonNullElse(event.actor(), JobTransition.SYSTEM);
    }

    private static UUID tenantOf(CloudEvent<?> event) {
        return Objects.requireNonNull(event.orgid(), "an upload belongs to a tenant");
    }
}
