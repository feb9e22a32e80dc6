package io.phonelog.job.run;

import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.job.Job;
import io.phonelog.job.JobConfig;
import io.phonelog.job.JobRepository;
import io.phonelog.job.news.JobNews;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Gives out again what nobody is doing any more, gives out what was scheduled, and ends runs that
 * get no further. Every replica looks; each row is taken by one of them.
 */
@ApplicationScoped
public class LeaseWatch {
    private static final Logger LOG = Logger.getLogger(LeaseWatch.class);
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final JobRepository jobs;
    private final ChunkRepository chunks;
    private final Dispatch dispatch;
    private final RunProgress progress;
    private final JobNews news;
    private final JobConfig config;

    LeaseWatch(
            Transactions transactions,
            JobRepository jobs,
            ChunkRepository chunks,
            Dispatch dispatch,
            RunProgress progress,
            JobNews news,
            JobConfig config) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.chunks = chunks;
        this.dispatch = dispatch;
        this.progress = progress;
        this.news = news;
        this.config = config;
    }

    @Scheduled(
            every = "{phonelog.job.watch-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        Instant now = Instant.now();
        return transactions
                .inBackground(() -> each(jobs.lockDue(now, BATCH), job -> due(job, now)))
                .chain(
                        () ->
                                transactions.inBackground(
                                        () ->
                                                each(
                                                        jobs.lockSilent(now, BATCH),
                                                        job -> replan(job, now))))
                .chain(
                        () ->
                                transactions.inBackground(
                                        () -> each(chunks.lockSilent(now, BATCH), this::reissue)))
                .chain(
                        () ->
                                transactions.inBackground(
                                        () ->
                                                each(
                                                        jobs.lockStalled(
                                                                now.minus(config.stalledAfter()),
                                                                BATCH),
                                                        job -> progress.stalled(job, now))));
    }

    private Uni<Void> due(Job job, Instant now) {
        return news.moved(job, job.due(now)).chain(() -> dispatch.plan(job));
    }

    private Uni<Void> replan(Job job, Instant now) {
        LOG.warnf("Planner silent, giving the job out again: job=%s run=%d", job.id(), job.run());
        job.renewLease(now.plus(config.lease()));
        return dispatch.plan(job);
    }

    private Uni<Void> reissue(Chunk chunk) {
        ParseChunk work = chunk.reissue(Instant.now().plus(config.lease()));
        if (work == null) {
            return Uni.createFrom().voidItem();
        }
        LOG.warnf(
                "Worker silent, giving the chunk out again: job=%s chunk=%d token=%d",
                work.jobId(), work.range().index(), work.token());
        return dispatch.parse(chunk.orgId(), work);
    }

    private static <T> Uni<Void> each(Uni<List<T>> rows, Function<T, Uni<Void>> work) {
        return rows.onItem()
                .transformToMulti(list -> Multi.createFrom().iterable(list))
                .onItem()
                .transformToUniAndConcatenate(row -> work.apply(row))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
