package io.phonelog.job.run;

import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.upload.UploadRejected;
import io.phonelog.job.Job;

import java.time.Duration;

/**
 * Why a run does not go on, as this service finds out; what is wrong with files, workers report.
 */
final class Failures {
    private Failures() {}

    static JobFailure fileRefused(UploadRejected upload) {
        return new JobFailure(
                "input",
                upload.code(),
                upload.reason(),
                false,
                "Send a file that can be let in; this one stays refused.",
                upload.uploadId().toString());
    }

    static JobFailure mappingNeeded(Job job) {
        return new JobFailure(
                "layout",
                "MAPPING_NEEDED",
                "The layout is not known well enough to be read without asking.",
                false,
                "Choose a template from GET /templates, or add one with POST /templates; then POST"
                        + " /parser/jobs/"
                        + job.id()
                        + "/retry?templateId=...",
                null);
    }

    static JobFailure stalled(Job job, Duration silence) {
        return new JobFailure(
                "internal",
                "STALLED",
                "Nothing was heard of the run for " + silence.toMinutes() + " min.",
                true,
                "Nothing to do for now: it is tried again by itself. If it fails for good, look"
                        + " for dead letters with the job's id, and ask support.",
                job.id().toString());
    }

    static JobFailure workersLost(Job job, int most) {
        return new JobFailure(
                "internal",
                "WORKERS_LOST",
                "More than %d workers fell silent over the same part of the file.".formatted(most),
                false,
                "See in the workers' logs what ended them; it may be memory. Retry the job when"
                        + " that is mended.",
                job.id().toString());
    }

    static JobFailure readInTwoWays(Job job) {
        return new JobFailure(
                "internal",
                "READ_IN_TWO_WAYS",
                "Two workers planned the run by different templates or parsers.",
                true,
                "Nothing to do: it is tried again by itself. While templates or workers change this can"
                        + " happen.",
                job.id().toString());
    }

    /**
     * @param most the largest share of rejected rows, 0 to 1
     */
    static JobFailure tooManyRejects(Job job, double most) {
        return new JobFailure(
                "input",
                "TOO_MANY_REJECTS",
                "%.1f %% of the rows could not be read; at most %.1f %% may be."
                        .formatted(job.tally().rejectedShare() * 100, most * 100),
                false,
                "Look at the rejected rows: if one column is at fault throughout, the file is of"
                        + " another layout; retry with the right template.",
                job.id().toString());
    }
}
