package io.phonelog.job.run;

import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.parse.BatchesStored;
import io.phonelog.contracts.parse.ParseReport;
import io.phonelog.contracts.parse.ParseReport.ChunkAdvanced;
import io.phonelog.contracts.parse.ParseReport.ChunkParsed;
import io.phonelog.contracts.parse.ParseReport.LayoutRecognised;
import io.phonelog.contracts.parse.ParseReport.MappingNeeded;
import io.phonelog.contracts.parse.ParseReport.ParseFailed;
import io.phonelog.contracts.parse.ParseReport.PlanAdvanced;
import io.phonelog.contracts.parse.ParseReport.PlanMade;
import io.phonelog.contracts.parse.ParseReport.PlanStarted;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.contracts.parse.ParseReport.RowsRejected;
import io.phonelog.job.Job;
import io.phonelog.job.JobConfig;
import io.phonelog.job.JobTransition;
import io.phonelog.job.Recognition;
import io.phonelog.job.news.JobNews;
import io.phonelog.job.reject.RejectRepository;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Moves a job by what is reported of its run. The caller holds the job's lock. */
@ApplicationScoped
class RunProgress {
    private static final int LONGEST_DOUBLING = 10;

    private final ChunkRepository chunks;
    private final RunPlanRepository plans;
    private final RejectRepository rejects;
    private final JobNews news;
    private final Dispatch dispatch;
    private final JobConfig config;

    RunProgress(
            ChunkRepository chunks,
            RunPlanRepository plans,
            RejectRepository rejects,
            JobNews news,
            Dispatch dispatch,
            JobConfig config) {
        this.chunks = chunks;
        this.plans = plans;
        this.rejects = rejects;
        this.news = news;
        this.dispatch = dispatch;
        this.config = config;
    }

    Uni<Void> take(Job job, ParseReport report) {
        Instant now = Instant.now();
        return running(job, report.worker(), now)
                .chain(
                        () -> {
                            if (report instanceof LayoutRecognised known) {
                                return recognised(job, known, now);
                            } else if (report instanceof MappingNeeded unsure) {
                                return news.moved(job, ask(job, unsure, now));
                            } else if (report instanceof PlanMade plan) {
                                return planned(job, plan, now);
                            } else if (report instanceof ChunkAdvanced advanced) {
                                return advanced(job, advanced, now);
                            } else if (report instanceof RowsRejected rejected) {
                                return rejects.keep(job, rejected.rows());
                            } else if (report instanceof ChunkParsed parsed) {
                                return parsed(job, parsed, now);
                            } else if (report instanceof ParseFailed failed) {
                                return failed(job, failed.failure(), failed.worker(), now);
                            } else if (report instanceof PlanStarted
                                    || report instanceof PlanAdvanced) {
                                job.renewLease(now.plus(config.lease()));
                            }
                            return Uni.createFrom().voidItem();
                        });
    }

    Uni<Void> stored(Job job, BatchesStored stored) {
        Instant now = Instant.now();
        return running(job, JobTransition.SYSTEM, now)
                .invoke(() -> job.stored(stored, now))
                .chain(() -> keep(job, stored.refused()))
                .chain(() -> completeOrTell(job, now));
    }

    private Uni<Void> keep(Job job, List<RejectedRow> refused) {
        return refused.isEmpty() ? Uni.createFrom().voidItem() : rejects.keep(job, refused);
    }

    /** The first that is heard of a run, whatever it is, shows that a worker has taken it. */
    private Uni<Void> running(Job job, String worker, Instant now) {
        return job.state() == JobState.QUEUED
                ? news.moved(job, job.start(worker, now, config.lease()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> recognised(Job job, LayoutRecognised known, Instant now) {
        if (!job.recognised(known, now)) {
            return failed(job, Failures.readInTwoWays(job), known.worker(), now);
        }
        job.renewLease(now.plus(config.lease()));
        return tell(job, now);
    }

    private static JobTransition ask(Job job, MappingNeeded unsure, Instant now) {
        return job.askForMapping(
                Recognition.guess(unsure.classification(), unsure.mapping()),
                Failures.mappingNeeded(job),
                unsure.worker(),
                now);
    }

    private Uni<Void> planned(Job job, PlanMade plan, Instant now) {
        if (job.tally().planComplete()) {
            return Uni.createFrom().voidItem();
        }
        job.planned(plan.chunks().size(), now);
        return plans.persist(new RunPlan(job, plan)).chain(() -> completeOrTell(job, now));
    }

    private Uni<Void> advanced(Job job, ChunkAdvanced report, Instant now) {
        return chunks.of(job, report.chunk())
                .map(chunk -> chunk.advance(report, now.plus(config.lease())))
                .chain(advance -> count(job, advance, now));
    }

    private Uni<Void> count(Job job, Chunk.@Nullable Advance advance, Instant now) {
        if (advance == null) {
            return Uni.createFrom().voidItem();
        }
        job.advanced(advance.bytes(), advance.parsed(), advance.rejected(), now);
        return tell(job, now);
    }

    private Uni<Void> parsed(Job job, ChunkParsed report, Instant now) {
        return chunks.of(job, report.chunk())
                .map(chunk -> chunk.finish(report))
                .chain(
                        advance -> {
                            if (advance == null) {
                                return Uni.createFrom().voidItem();
                            }
                            job.advanced(
                                    advance.bytes(), advance.parsed(), advance.rejected(), now);
                            job.chunkParsed(report, now);
                            return completeOrTell(job, now);
                        });
    }

    private Uni<Void> completeOrTell(Job job, Instant now) {
        if (!job.tally().complete()) {
            return tell(job, now);
        }
        if (job.tally().rejectedShare() > config.rejectThreshold()) {
            return end(job, Failures.tooManyRejects(job, config.rejectThreshold()), now);
        }
        return news.moved(job, job.complete(now));
    }

    private Uni<Void> failed(Job job, JobFailure failure, String worker, Instant now) {
        if (!failure.retryable() || !job.retries().left()) {
            return end(job, failure, now);
        }
        int failedRun = job.run();
        Duration pause =
                config.retryPause()
                        .multipliedBy(1L << Math.min(job.retries().count(), LONGEST_DOUBLING));
        return news.moved(job, job.retryLater(failure, pause, worker, now))
                .chain(() -> dispatch.revoke(job, failedRun));
    }

    /** Nothing was heard of the run for so long that something of it must be lost. */
    Uni<Void> stalled(Job job, Instant now) {
        JobFailure failure = Failures.stalled(job, config.stalledAfter());
        return failed(job, failure, JobTransition.SYSTEM, now);
    }

    /** One worker after another fell silent over the same piece of work: it must harm them. */
    Uni<Void> losesWorkers(Job job, Instant now) {
        return end(job, Failures.workersLost(job, config.maxLosses()), now);
    }

    private Uni<Void> end(Job job, JobFailure failure, Instant now) {
        return news.moved(job, job.fail(failure, JobTransition.SYSTEM, now))
                .chain(() -> dispatch.revoke(job, job.run()));
    }

    private Uni<Void> tell(Job job, Instant now) {
        return job.announceProgress(config.progressInterval(), now)
                ? news.progressed(job)
                : Uni.createFrom().voidItem();
    }
}
