package io.phonelog.job;

import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.job.Priority;
import io.phonelog.contracts.job.RowCounts;
import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.ParseReport.Classification;
import io.phonelog.contracts.parse.ParseReport.ColumnGuess;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A job as clients see it.
 *
 * @param lines what the file holds besides rows: with these it is every line
 * @param warnings what somebody should look at although nothing failed
 */
public record JobView(
        UUID id,
        UUID uploadId,
        String filename,
        JobState state,
        Priority priority,
        int run,
        @Nullable UUID templateId,
        @Nullable Integer templateVersion,
        @Nullable String source,
        String currentStage,
        int stagesCompleted,
        int totalStages,
        double progressPercentage,
        @Nullable Long estimatedCompletionSeconds,
        @Nullable Instant estimatedCompletionTime,
        RowCounts rows,
        OtherLines lines,
        List<JobWarning> warnings,
        @Nullable Classification classification,
        List<ColumnGuess> mapping,
        Metrics metrics,
        List<Step> steps,
        @Nullable JobFailure error,
        int retryCount,
        int maxRetries,
        @Nullable Instant scheduleAt,
        Instant createdAt,
        String createdBy,
        @Nullable Instant processingStartedAt,
        @Nullable Instant processingCompletedAt,
        @Nullable Instant lastProgressUpdate,
        int version) {

    /**
     * What the run takes.
     *
     * @param rowsPerSecond stored, since processing started
     * @param bytesPerSecond parsed, since processing started
     * @param peakMemoryBytes of the worker's heap that had most in use
     */
    public record Metrics(
            double rowsPerSecond, double bytesPerSecond, long peakMemoryBytes, double cpuSeconds) {}

    /**
     * One stage: {@code waiting}, {@code running}, {@code done}, or {@code stopped} where the job
     * failed, was cancelled, or waits for a person.
     */
    public record Step(
            String name, String state, @Nullable Instant startedAt, @Nullable Instant finishedAt) {}

    static JobView of(Job job, Instant now) {
        List<Step> steps = stepsOf(job);
        Long seconds = secondsLeft(job, now);
        return new JobView(
                job.id(),
                job.file().uploadId(),
                job.file().filename(),
                job.state(),
                job.priority(),
                job.run(),
                job.recognition().templateId(),
                job.recognition().templateVersion(),
                job.wishes().source(),
                job.stage(),
                (int) steps.stream().filter(step -> step.state().equals("done")).count(),
                steps.size(),
                job.progress(),
                seconds,
                seconds == null ? null : now.plusSeconds(seconds),
                job.tally().rows(),
                job.tally().lines(),
                job.tally().warnings(),
                job.recognition().classification(),
                job.recognition().mapping(),
                metricsOf(job, now),
                steps,
                job.error(),
                job.retries().count(),
                job.retries().most(),
                job.scheduleAt(),
                job.createdAt(),
                job.createdBy(),
                job.timeline().startedAt(),
                job.timeline().finishedAt(),
                job.timeline().progressedAt(),
                job.version());
    }

    private static Metrics metricsOf(Job job, Instant now) {
        RunTally tally = job.tally();
        double seconds = secondsOfWork(job, now);
        return new Metrics(
                seconds == 0 ? 0 : Math.round(tally.rowsStored() / seconds),
                seconds == 0 ? 0 : Math.round(tally.bytesParsed() / seconds),
                tally.peakMemory(),
                tally.cpuMillis() / 1_000.0);
    }

    private static double secondsOfWork(Job job, Instant now) {
        Instant start = job.timeline().startedAt();
        Instant end = job.timeline().finishedAt();
        return start == null
                ? 0
                : Duration.between(start, end == null ? now : end).toMillis() / 1_000.0;
    }

    private static @Nullable Long secondsLeft(Job job, Instant now) {
        double done = job.progress();
        if (job.state() != JobState.RUNNING || done <= 0) {
            return null;
        }
        return Math.round(secondsOfWork(job, now) * (100 - done) / done);
    }

    private static List<Step> stepsOf(Job job) {
        Instant recognised = job.recognition().at();
        Instant parsed = job.timeline().parsedAt();
        Instant stored = job.state() == JobState.COMPLETED ? job.timeline().finishedAt() : null;
        boolean runs = job.state() == JobState.RUNNING;
        return List.of(
                step("recognise", job.timeline().startedAt(), recognised, runs),
                step("parse", recognised, parsed, runs),
                step("store", recognised, stored, runs));
    }

    private static Step step(
            String name, @Nullable Instant from, @Nullable Instant to, boolean runs) {
        String begun = runs ? "running" : "stopped";
        return new Step(name, to != null ? "done" : from != null ? begun : "waiting", from, to);
    }
}
