package io.phonelog.job;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.phonelog.contracts.parse.Sums.Measure;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What somebody should look at although the job has not failed.
 *
 * @param code stable, UPPER_SNAKE
 * @param message what it is and what to do
 * @param rows how many it is true of; null when it is of the file
 * @param firstLine of these rows, as rejects have it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobWarning(
        String code, String message, @Nullable Long rows, @Nullable Long firstLine) {

    private JobWarning(String code, String message) {
        this(code, message, null, null);
    }

    /** A total in the file is not that of its rows. */
    static JobWarning sumsDiffer(Measure measure, BigDecimal declared, BigDecimal found) {
        String what =
                switch (measure) {
                    case DURATION -> "seconds of duration";
                    case BILLED -> "billed seconds";
                    case COST -> "of cost";
                };
        return new JobWarning(
                "DECLARED_SUMS_DIFFER",
                ("The file says that its rows add up to %s %s; those that were read add up to %s. Look at"
                                + " its rejects, and ask whoever sent it whether it is complete.")
                        .formatted(declared.toPlainString(), what, found.toPlainString()));
    }

    /** The file and what was read of it disagree. */
    static JobWarning rowsDiffer(long declared, long found) {
        return new JobWarning(
                "DECLARED_ROWS_DIFFER",
                ("The file says that it has %d records; %d were found. Look at its rejects, and ask whoever"
                                + " sent it whether it is complete.")
                        .formatted(declared, found));
    }
}
