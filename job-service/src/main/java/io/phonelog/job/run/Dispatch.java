package io.phonelog.job.run;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.parse.Grain;
import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.parse.PlanJob;
import io.phonelog.contracts.parse.RunRevoked;
import io.phonelog.job.Job;
import io.phonelog.job.JobConfig;
import io.phonelog.job.JobTransition;
import io.phonelog.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/** Gives work out to the workers and takes it back, in the transaction that decides so. */
@ApplicationScoped
public class Dispatch {
    /** So that the list of a file's chunks fits into a message, however long the file. */
    private static final long MOST_CHUNKS = 10_000;

    private final Outbox outbox;
    private final ChunkRepository chunks;
    private final JobConfig config;

    public Dispatch(Outbox outbox, ChunkRepository chunks, JobConfig config) {
        this.outbox = outbox;
        this.chunks = chunks;
        this.config = config;
    }

    /** Has the job's run planned, if it is queued or its planner was lost. */
    public Uni<Void> plan(Job job) {
        if (job.state() != JobState.QUEUED && job.state() != JobState.RUNNING) {
            return Uni.createFrom().voidItem();
        }
        PlanJob work =
                new PlanJob(
                        job.id(),
                        job.run(),
                        job.file(),
                        job.cutAs(grainOf(job.file().size())),
                        job.wishes().template(),
                        config.confidenceThreshold(),
                        job.wishes().region(),
                        job.wishes().timezone(),
                        job.wishes().source());
        return send(laneOf(job), job.id().toString(), MessageType.PLAN_JOB, job.orgId(), work);
    }

    /** Has a chunk parsed. */
    Uni<Void> parse(UUID org, ParseChunk chunk) {
        return send(Topics.PARSE_CHUNKS, chunk.key(), MessageType.PARSE_CHUNK, org, chunk);
    }

    /** Makes a run void, and every run before it. */
    public Uni<Void> revoke(Job job, int run) {
        return chunks.endLeases(job.id(), run)
                .chain(
                        () ->
                                send(
                                        Topics.JOBS_CONTROL,
                                        job.id().toString(),
                                        MessageType.RUN_REVOKED,
                                        job.orgId(),
                                        new RunRevoked(job.id(), run)));
    }

    private Grain grainOf(long fileSize) {
        return new Grain(
                Math.max(config.chunkSize().asLongValue(), fileSize / MOST_CHUNKS + 1),
                config.batchRows(),
                config.batchSize().asLongValue());
    }

    private Uni<Void> send(String topic, String key, MessageType type, UUID org, Object work) {
        return outbox.publish(topic, key, outbox.event(type, org, key, JobTransition.SYSTEM, work));
    }

    private static String laneOf(Job job) {
        return switch (job.priority()) {
            case HIGH -> Topics.WORK_HIGH;
            case NORMAL -> Topics.WORK_NORMAL;
            case LOW -> Topics.WORK_LOW;
        };
    }
}
