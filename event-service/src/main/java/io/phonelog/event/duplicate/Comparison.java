package io.phonelog.event.duplicate;

import java.util.UUID;

/**
 * A complete run whose events are to be compared.
 *
 * @param chunk of the batch that was compared last, with its {@code sequence}; both -1 before the
 *     first
 */
record Comparison(UUID org, UUID job, int run, int chunk, int sequence) {}
