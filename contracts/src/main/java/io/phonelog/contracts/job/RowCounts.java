package io.phonelog.contracts.job;

import org.jspecify.annotations.Nullable;

/**
 * Rows of a job.
 *
 * @param total null until the whole file has been read
 * @param parsed became events
 * @param stored can be queried
 * @param rejected could not be read and are kept with their reason
 */
public record RowCounts(@Nullable Long total, long parsed, long stored, long rejected) {
    public static final RowCounts NONE = new RowCounts(null, 0, 0, 0);
}
