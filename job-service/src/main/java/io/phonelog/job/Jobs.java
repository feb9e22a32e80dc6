package io.phonelog.job;

import static io.phonelog.job.JobProblem.JOB_NOT_ENDED;
import static io.phonelog.job.JobProblem.UPLOAD_NOT_STORED;

import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.job.news.JobNews;
import io.phonelog.job.run.Dispatch;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What can be done with jobs, by people and by messages. Call it in a transaction of the tenant.
 */
@ApplicationScoped
public class Jobs {
    private final JobRepository jobs;
    private final JobNews news;
    private final Dispatch dispatch;

    public Jobs(JobRepository jobs, JobNews news, Dispatch dispatch) {
        this.jobs = jobs;
        this.news = news;
        this.dispatch = dispatch;
    }

    /** Makes a job and gives it out, unless its time is yet to come. */
    public Uni<Job> create(NewJob wanted) {
        Job job = new Job(wanted, Instant.now());
        return jobs.persist(job)
                .chain(() -> news.moved(job, job.created()))
                .chain(() -> dispatch.plan(job))
                .replaceWith(job);
    }

    /** Its file was let in: it is given out. */
    public Uni<Void> fileStored(Job job, StoredFile file) {
        return job.fileStored(file, Instant.now())
                .map(move -> news.moved(job, move).chain(() -> dispatch.plan(job)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Its file was refused, and there is nothing to read. */
    public Uni<Void> fileRefused(Job job, JobFailure why) {
        return job.fileRefused(why, Instant.now())
                .map(move -> news.moved(job, move))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    Uni<Job> cancel(UUID org, UUID id, String actor) {
        return JobProblem.known(jobs.locked(org, id), id)
                .call(job -> news.moved(job, job.cancel(actor, Instant.now())))
                .call(job -> dispatch.revoke(job, job.run()));
    }

    Uni<Job> retry(UUID org, UUID id, @Nullable UUID template, String actor) {
        return JobProblem.known(jobs.locked(org, id), id)
                .call(job -> dispatch.revoke(job, job.run()))
                .call(job -> news.moved(job, job.retry(template, actor, Instant.now())))
                .call(dispatch::plan);
    }

    /** Deletes a job that has ended; the event store forgets its rows. */
    Uni<Void> delete(UUID org, UUID id, String actor) {
        return JobProblem.known(jobs.locked(org, id), id)
                .invoke(Jobs::requireDeletable)
                .call(jobs::keepFile)
                .chain(job -> delete(job, actor));
    }

    /** An upload is gone: its jobs are ended and deleted, and it is not parsed again. */
    public Uni<Void> deleteOf(UUID org, UUID upload, String actor) {
        return jobs.lockedOf(org, upload)
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(
                        job -> end(job, actor).chain(() -> delete(job, actor)))
                .collect()
                .asList()
                .chain(() -> jobs.forgetFile(org, upload));
    }

    private Uni<Void> end(Job job, String actor) {
        return job.state().ended()
                ? Uni.createFrom().voidItem()
                : news.moved(job, job.cancel(actor, Instant.now()));
    }

    private Uni<Void> delete(Job job, String actor) {
        return dispatch.revoke(job, job.run())
                .chain(() -> news.deleted(job, actor))
                .chain(() -> jobs.delete(job));
    }

    private static void requireDeletable(Job job) {
        if (!job.state().ended()) {
            throw JOB_NOT_ENDED.because("Cancel the job first, or wait for its end.");
        }
        if (job.jobFile().isAwaited()) {
            throw UPLOAD_NOT_STORED.because("Its file is still scanned. Wait for the end of that.");
        }
    }
}
