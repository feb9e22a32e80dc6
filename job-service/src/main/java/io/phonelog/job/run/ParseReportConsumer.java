package io.phonelog.job.run;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.parse.ParseReport;
import io.phonelog.job.JobRepository;
import io.phonelog.platform.outbox.Inbox;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What workers report moves their jobs. */
@ApplicationScoped
public class ParseReportConsumer {
    private final Inbox inbox;
    private final JobRepository jobs;
    private final RunProgress progress;

    public ParseReportConsumer(Inbox inbox, JobRepository jobs, RunProgress progress) {
        this.inbox = inbox;
        this.jobs = jobs;
        this.progress = progress;
    }

    @Incoming("parse-progress")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return inbox.once("runs", message, this::take);
    }

    private Uni<Void> take(CloudEvent<?> event) {
        if (!(event.data() instanceof ParseReport report) || event.orgid() == null) {
            return Uni.createFrom().voidItem();
        }
        return jobs.locked(event.orgid(), report.jobId())
                .chain(
                        job ->
                                job != null && job.isAt(report.run())
                                        ? progress.take(job, report)
                                        : Uni.createFrom().voidItem());
    }
}
