package io.phonelog.job.news;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.job.JobEvent;
import io.phonelog.contracts.job.JobState;
import io.phonelog.job.Job;
import io.phonelog.job.JobTransition;
import io.phonelog.job.Recognition;
import io.phonelog.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;

/** Keeps a job's moves and tells of them, in the transaction that makes them. */
@ApplicationScoped
public class JobNews {
    private final Outbox outbox;

    public JobNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The job has moved. */
    public Uni<Void> moved(Job job, JobTransition transition) {
        return Panache.getSession()
                .chain(session -> session.persist(transition))
                .chain(() -> tell(typeOf(transition), job, transition.actor()));
    }

    /** The job has come further. */
    public Uni<Void> progressed(Job job) {
        return tell(MessageType.JOB_PROGRESS, job, JobTransition.SYSTEM);
    }

    /** The job is no more, nor is what it has stored. */
    public Uni<Void> deleted(Job job, String actor) {
        return tell(MessageType.JOB_DELETED, job, actor);
    }

    private Uni<Void> tell(MessageType type, Job job, String actor) {
        String key = job.id().toString();
        return outbox.publish(
                Topics.JOBS_EVENTS, key, outbox.event(type, job.orgId(), key, actor, eventOf(job)));
    }

    private static MessageType typeOf(JobTransition transition) {
        return switch (transition.to()) {
            case SCHEDULED, BLOCKED, QUEUED ->
                    transition.from() == null ? MessageType.JOB_CREATED : MessageType.JOB_QUEUED;
            case RUNNING -> MessageType.JOB_STARTED;
            case NEEDS_MAPPING -> MessageType.JOB_NEEDS_MAPPING;
            case COMPLETED -> MessageType.JOB_COMPLETED;
            case FAILED -> MessageType.JOB_FAILED;
            case CANCELLED -> MessageType.JOB_CANCELLED;
        };
    }

    private static JobEvent eventOf(Job job) {
        Recognition recognition = job.recognition();
        var classification = recognition.classification();
        JobState state = job.state();
        return new JobEvent(
                job.id(),
                job.file().uploadId(),
                job.file().filename(),
                state,
                job.run(),
                job.stage(),
                job.progress(),
                job.tally().rows(),
                recognition.templateId(),
                recognition.templateVersion(),
                classification == null ? null : classification.layout(),
                classification == null ? null : classification.confidence(),
                job.wishes().source(),
                job.error(),
                job.createdBy(),
                Instant.now());
    }
}
