package io.phonelog.event.duplicate;

import java.util.Comparator;
import java.util.UUID;

/**
 * An event that may be there twice.
 *
 * @param reading of the file that it comes from: a run of a job
 */
record Candidate(UUID id, int origin, Reading reading, Traits traits) {

    /** A complete run of a job. */
    record Reading(UUID job, int run) {}

    /** In the order of rows in their file; ids are compared as Postgres does. */
    static final Comparator<Candidate> BY_ROW =
            Comparator.comparing(Candidate::id, Candidate::unsigned)
                    .thenComparingInt(Candidate::origin);

    /** Origins are numbered as they come. */
    static final Comparator<Candidate> FIRST_COME =
            Comparator.comparingInt(Candidate::origin).thenComparing(BY_ROW);

    private static int unsigned(UUID one, UUID other) {
        int high =
                Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(
                        one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
