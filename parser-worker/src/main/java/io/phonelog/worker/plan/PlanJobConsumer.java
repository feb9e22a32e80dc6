package io.phonelog.worker.plan;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.parse.ParseReport.ParseFailed;
import io.phonelog.contracts.parse.PlanJob;
import io.phonelog.worker.Work;
import io.phonelog.worker.report.Reporter;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.io.IOException;

/** Plans jobs, one at a time in each lane. */
@ApplicationScoped
public class PlanJobConsumer {
    private final Work work;
    private final Planner planner;
    private final Reporter reporter;

    public PlanJobConsumer(Work work, Planner planner, Reporter reporter) {
        this.work = work;
        this.planner = planner;
        this.reporter = reporter;
    }

    @Incoming("work-high")
    Uni<Void> high(ConsumerRecord<String, byte[]> message) {
        return work.on(message, this::plan, this::failed);
    }

    @Incoming("work-normal")
    Uni<Void> normal(ConsumerRecord<String, byte[]> message) {
        return work.on(message, this::plan, this::failed);
    }

    @Incoming("work-low")
    Uni<Void> low(ConsumerRecord<String, byte[]> message) {
        return work.on(message, this::plan, this::failed);
    }

    private void plan(CloudEvent<?> event) throws IOException {
        if (event.data() instanceof PlanJob job) {
            planner.plan(event, job);
        }
    }

    private void failed(CloudEvent<?> event, Throwable failure) {
        if (event.data() instanceof PlanJob job) {
            reporter.tell(
                    event,
                    new ParseFailed(
                            job.jobId(),
                            job.run(),
                            reporter.worker(),
                            Reporter.unexpected(failure)));
        }
    }
}
