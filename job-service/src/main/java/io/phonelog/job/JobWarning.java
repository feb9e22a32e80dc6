package io.phonelog.job;

/**
 * What somebody should look at although the job has not failed.
 *
 * @param code stable, UPPER_SNAKE
 * @param message what it is and what to do
 */
public record JobWarning(String code, String message) {

    /** The file and what was read of it disagree. */
    static JobWarning rowsDiffer(long declared, long found) {
        return new JobWarning(
                "DECLARED_ROWS_DIFFER",
                ("The file says that it has %d records; %d were found. Look at its rejects, and ask whoever"
                                + " sent it whether it is complete.")
                        .formatted(declared, found));
    }
}
