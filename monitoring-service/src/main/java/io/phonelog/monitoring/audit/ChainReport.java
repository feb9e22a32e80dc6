package io.phonelog.monitoring.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whether a tenant's audit log is as it was written.
 *
 * @param entries how many entries from the first on are in order
 * @param firstBroken the sequence of the first entry that was changed or is missing
 */
public record ChainReport(boolean valid, long entries, @Nullable Long firstBroken) {}
