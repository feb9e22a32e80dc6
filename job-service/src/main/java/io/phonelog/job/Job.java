package io.phonelog.job;

import static io.phonelog.contracts.job.JobState.BLOCKED;
import static io.phonelog.contracts.job.JobState.CANCELLED;
import static io.phonelog.contracts.job.JobState.COMPLETED;
import static io.phonelog.contracts.job.JobState.FAILED;
import static io.phonelog.contracts.job.JobState.NEEDS_MAPPING;
import static io.phonelog.contracts.job.JobState.QUEUED;
import static io.phonelog.contracts.job.JobState.RUNNING;
import static io.phonelog.contracts.job.JobState.SCHEDULED;

import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.job.Priority;
import io.phonelog.contracts.parse.BatchesStored;
import io.phonelog.contracts.parse.Grain;
import io.phonelog.contracts.parse.ParseReport.ChunkParsed;
import io.phonelog.contracts.parse.ParseReport.LayoutRecognised;
import io.phonelog.contracts.upload.StoredFile;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What happens to an upload. A job owns its moves; one that is not allowed throws.
 *
 * <pre>
 *   blocked ──its file is let in──► scheduled or queued
 *      └──its file is refused──► failed
 *
 *   scheduled ──due──► queued ──taken──► running ──all rows stored──► completed
 *       ▲                 ▲                │ │ └──layout unsure──► needs_mapping ─┐
 *       └──passing failure, tries left─────┘ └──failure──► failed ─┐              │
 *                         └───────────────── retry ────────────────┴──────────────┘
 *   whatever has not ended ──cancel──► cancelled ──retry──► queued
 * </pre>
 */
@Entity
public class Job {
    @Id private UUID id;

    @Column(name = "org_id")
    private UUID orgId;

    @Embedded private JobFile file;

    @Enumerated(EnumType.STRING)
    private JobState state;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    @Embedded private Run run = Run.first();
    @Embedded private @Nullable Wishes wishes;
    @Embedded private @Nullable Recognition recognition;

    @Convert(converter = JsonColumns.OfFailure.class)
    private @Nullable JobFailure error;

    @Column(name = "error_code")
    private @Nullable String errorCode;

    @Embedded private Retries retries;

    @Column(name = "schedule_at")
    private @Nullable Instant scheduleAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Embedded private @Nullable Timeline timeline;
    @Version private int version;

    protected Job() {}

    Job(NewJob wanted, Instant now) {
        this.id = wanted.id();
        this.orgId = wanted.orgId();
        this.file = wanted.file();
        this.priority = wanted.priority();
        this.wishes = wanted.wishes();
        this.retries = new Retries(wanted.maxRetries());
        this.createdBy = wanted.actor();
        this.createdAt = now;
        this.scheduleAt = wanted.scheduleAt();
        this.state = file.isLetIn() ? scheduledOrQueued(now) : BLOCKED;
        run.at(file.isLetIn() ? Run.WAITING : Run.SCANNING);
    }

    /** The first line of the job's history. */
    JobTransition created() {
        return new JobTransition(this, null, createdBy, "created", createdAt);
    }

    /**
     * Its file was let in, as it is told of now.
     *
     * @return no move when the job was cancelled meanwhile
     */
    public Optional<JobTransition> fileStored(StoredFile stored, Instant now) {
        require(file.isAwaited());
        file = file.letIn(stored);
        if (state != BLOCKED) {
            return Optional.empty();
        }
        run.at(Run.WAITING);
        return Optional.of(
                move(scheduledOrQueued(now), JobTransition.SYSTEM, "its file is stored", now));
    }

    /** Its file was refused, and there is nothing to read; answers likewise. */
    public Optional<JobTransition> fileRefused(JobFailure why, Instant now) {
        file = file.refused();
        return state == BLOCKED
                ? Optional.of(fail(why, JobTransition.SYSTEM, now))
                : Optional.empty();
    }

    private JobState scheduledOrQueued(Instant now) {
        return scheduleAt != null && scheduleAt.isAfter(now) ? SCHEDULED : QUEUED;
    }

    /** The time has come. */
    public JobTransition due(Instant now) {
        require(state == SCHEDULED);
        return move(QUEUED, JobTransition.SYSTEM, "its time has come", now);
    }

    /** A worker has taken it. */
    public JobTransition start(String worker, Instant now, Duration lease) {
        require(state == QUEUED);
        timeline().started(now);
        run.at(Run.RECOGNISING);
        run.lease(now.plus(lease));
        return move(RUNNING, worker, "taken by a worker", now);
    }

    /**
     * The layout is known.
     *
     * @return false when the run is being read by other rules already: then it is of no use
     */
    public boolean recognised(LayoutRecognised known, Instant now) {
        require(state == RUNNING);
        if (recognition().contradicts(known)) {
            return false;
        }
        recognition = Recognition.of(known, now);
        run.at(Run.PARSING);
        return true;
    }

    /** How finely this run is cut: as it was said first. */
    public Grain cutAs(Grain wanted) {
        return run.cutAs(wanted);
    }

    /** The planner was lost, and another is asked. */
    public void plannerLost(Instant leaseEnd) {
        run.plannerLost();
        renewLease(leaseEnd);
    }

    /** The planner lives. */
    public void renewLease(Instant until) {
        if (state == RUNNING && !tally().planComplete()) {
            run.lease(until);
        }
    }

    public void planned(int chunks, Instant now) {
        require(state == RUNNING);
        tally().planned(chunks);
        run.endLease();
        countStages(now);
    }

    public void advanced(long bytes, long parsed, long rejected, Instant now) {
        tally().advanced(bytes, parsed, rejected);
        progressed(now);
    }

    public void chunkParsed(ChunkParsed report, Instant now) {
        tally().chunkParsed(report);
        countStages(now);
        progressed(now);
    }

    public void stored(BatchesStored stored, Instant now) {
        tally().stored(stored);
        progressed(now);
    }

    /** Nobody can be sure of the layout; a person must say. */
    public JobTransition askForMapping(
            Recognition guess, JobFailure why, String worker, Instant now) {
        require(state == RUNNING);
        recognition = guess;
        run.endLease();
        failsBy(why);
        return move(NEEDS_MAPPING, worker, "the layout is not known well enough", now);
    }

    public JobTransition complete(Instant now) {
        require(state == RUNNING && tally().complete());
        run.done();
        return end(COMPLETED, JobTransition.SYSTEM, "every row can be queried", now);
    }

    public JobTransition fail(JobFailure failure, String actor, Instant now) {
        require(!state.ended());
        failsBy(failure);
        return end(FAILED, actor, failure.message(), now);
    }

    /** A passing failure: again, in a new run, after a pause. */
    public JobTransition retryLater(JobFailure failure, Duration pause, String actor, Instant now) {
        require(state == RUNNING && retries.left());
        retries.another();
        newRun();
        failsBy(failure);
        scheduleAt = now.plus(pause);
        return move(SCHEDULED, actor, "again after a pause: " + failure.message(), now);
    }

    public JobTransition cancel(String actor, Instant now) {
        JobProblem.requireGoingOn(this);
        return end(CANCELLED, actor, "cancelled", now);
    }

    /**
     * A person wants it done again.
     *
     * @param template read with this template; null keeps what was wanted before
     */
    public JobTransition retry(@Nullable UUID template, String actor, Instant now) {
        JobProblem.requireRetriable(this);
        file.requireLetIn();
        newRun();
        retries.reset();
        failsBy(null);
        timeline().reset();
        wishes = template == null ? wishes : wishes().with(template);
        return move(QUEUED, actor, "retried", now);
    }

    /** Whether a report of this run still counts. */
    public boolean isAt(int reportedRun) {
        return run.number() == reportedRun && (state == RUNNING || state == QUEUED);
    }

    /** Whether progress may be told again; if so, it is taken as told. */
    public boolean announceProgress(Duration interval, Instant now) {
        return timeline().announce(interval, now);
    }

    private void failsBy(@Nullable JobFailure failure) {
        error = failure;
        errorCode = failure == null ? null : failure.code();
    }

    private void newRun() {
        run = run.next();
        recognition = null;
        timeline().notParsed();
    }

    private void countStages(Instant now) {
        if (tally().parsingComplete() && timeline().parsedAt() == null) {
            timeline().parsed(now);
            run.at(Run.STORING);
        }
    }

    private void progressed(Instant now) {
        timeline().progressed(now);
        run.measure(file().size());
    }

    private JobTransition end(JobState to, String actor, String reason, Instant now) {
        timeline().finished(now);
        run.endLease();
        return move(to, actor, reason, now);
    }

    private JobTransition move(JobState to, String actor, String reason, Instant now) {
        JobState from = state;
        state = to;
        return new JobTransition(this, from, actor, reason, now);
    }

    private void require(boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("job " + id + " is " + state);
        }
    }

    public UUID id() {
        return id;
    }

    public UUID orgId() {
        return orgId;
    }

    public StoredFile file() {
        return file.stored();
    }

    JobFile jobFile() {
        return file;
    }

    public JobState state() {
        return state;
    }

    public Priority priority() {
        return priority;
    }

    public int run() {
        return run.number();
    }

    /** Never null, though the database knows no difference between nothing and nothing wished. */
    public Wishes wishes() {
        return wishes == null ? Wishes.NONE : wishes;
    }

    public Recognition recognition() {
        return recognition == null ? Recognition.NONE : recognition;
    }

    public String stage() {
        return run.stage();
    }

    public double progress() {
        return run.progress();
    }

    public RunTally tally() {
        return run.tally();
    }

    public @Nullable JobFailure error() {
        return error;
    }

    public Retries retries() {
        return retries;
    }

    public @Nullable Instant scheduleAt() {
        return scheduleAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    /** When what happened. */
    public Timeline timeline() {
        Timeline known = timeline;
        if (known == null) {
            known = new Timeline();
            timeline = known;
        }
        return known;
    }

    public int version() {
        return version;
    }
}
