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
import java.util.function.Supplier;

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
    private final RunPlanRepository plans;
    private final Dispatch dispatch;
    private final RunProgress progress;
    private final JobNews news;
    private final JobConfig config;

    LeaseWatch(
            Transactions transactions,
            JobRepository jobs,
            ChunkRepository chunks,
            RunPlanRepository plans,
            Dispatch dispatch,
            RunProgress progress,
            JobNews news,
            JobConfig config) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.chunks = chunks;
        this.plans = plans;
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
        Instant stalled = now.minus(config.stalledAfter());
        int most = config.maxLosses();
        return each(() -> jobs.lockDue(now, BATCH), job -> due(job, now))
                .chain(
                        () ->
                                each(
                                        () -> jobs.lockLosingWorkers(now, most, BATCH),
                                        job -> progress.losesWorkers(job, now)))
                .chain(() -> each(() -> jobs.lockSilent(now, BATCH), job -> replan(job, now)))
                .chain(() -> each(() -> chunks.lockSilent(now, most, BATCH), this::reissue))
                .chain(
                        () ->
                                each(
                                        () -> jobs.lockStalled(stalled, BATCH),
                                        job -> progress.stalled(job, now)));
    }

    private Uni<Void> due(Job job, Instant now) {
        return news.moved(job, job.due(now)).chain(() -> dispatch.plan(job));
    }

    private Uni<Void> replan(Job job, Instant now) {
        LOG.warnf("Planner silent, giving the job out again: job=%s run=%d", job.id(), job.run());
        job.plannerLost(now.plus(config.lease()));
        return dispatch.plan(job);
    }

    private Uni<Void> reissue(Chunk chunk) {
        return plans.of(chunk.id())
                .chain(
                        plan -> {
                            if (plan == null) {
                                chunk.awaitPlan(Instant.now().plus(config.lease()));
                                return Uni.createFrom().voidItem();
                            }
                            return giveOut(chunk, chunk.reissue(plan.made()));
                        });
    }

    private Uni<Void> giveOut(Chunk chunk, ParseChunk work) {
        LOG.warnf(
                "Worker silent, giving the chunk out again: job=%s chunk=%d token=%d",
                work.jobId(), work.range().index(), work.token());
        return dispatch.parse(chunk.orgId(), work);
    }

    /** Locks rows and works on each, in one transaction. */
    private <T> Uni<Void> each(Supplier<Uni<List<T>>> lock, Function<T, Uni<Void>> work) {
        return transactions.inBackground(
                () ->
                        lock.get()
                                .onItem()
                                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                                .onItem()
                                .transformToUniAndConcatenate(row -> work.apply(row))
                                .collect()
                                .last()
                                .replaceWithVoid());
    }
}
