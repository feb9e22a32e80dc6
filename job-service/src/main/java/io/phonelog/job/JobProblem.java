package io.phonelog.job;

import io.phonelog.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.UUID;

/** The whole error surface of jobs. */
public enum JobProblem implements ProblemType {
    JOB_NOT_FOUND(404, "There is no such job"),
    JOB_ENDED(409, "The job has ended"),
    JOB_NOT_ENDED(409, "The job has not ended"),
    JOB_COMPLETED(409, "The job is completed"),
    JOB_NOT_COMPLETED(409, "The job has no result yet"),
    RESULT_UNAVAILABLE(503, "The event store does not answer"),
    UPLOAD_NOT_FOUND(404, "There is no such upload"),
    UPLOAD_NOT_STORED(409, "The upload is not stored"),
    UNKNOWN_SORT(400, "Jobs cannot be sorted by that");

    /** The job that was looked for, or the problem that there is none. */
    public static Uni<Job> known(Uni<@Nullable Job> found, UUID id) {
        return found.onItem()
                .ifNull()
                .failWith(() -> JOB_NOT_FOUND.because("There is no job " + id + "."));
    }

    static void requireGoingOn(Job job) {
        if (job.state().ended()) {
            throw JOB_ENDED.because("The job is " + wire(job) + " already.");
        }
    }

    static void requireRetriable(Job job) {
        switch (job.state()) {
            case FAILED, CANCELLED, NEEDS_MAPPING -> {}
            case COMPLETED ->
                    throw JOB_COMPLETED.because(
                            "There is nothing to try again. To have the upload read in another way,"
                                    + " make a new job of it.");
            default ->
                    throw JOB_NOT_ENDED.because(
                            "The job is "
                                    + wire(job)
                                    + "; only a failed, cancelled or waiting one can be retried.");
        }
    }

    private static String wire(Job job) {
        return job.state().name().toLowerCase(Locale.ROOT);
    }

    private final int status;
    private final String title;

    JobProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
