package io.phonelog.job;

import io.phonelog.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

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

    /** A file that was not let in is read by nobody. */
    static void requireStored(Job job) {
        if (job.fileVerdict() != FileVerdict.LET_IN) {
            throw UPLOAD_NOT_STORED.because(
                    "Its file %s: see GET /parser/upload/%s."
                            .formatted(
                                    job.fileVerdict() == FileVerdict.AWAITED
                                            ? "is still scanned"
                                            : "was refused",
                                    job.file().uploadId()));
        }
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
