package io.phonelog.contracts.parse;

import java.util.UUID;

/**
 * A run is void: workers stop it, the event store forgets what it stored and takes nothing more of
 * it.
 *
 * @param run this run and every earlier one
 */
public record RunRevoked(UUID jobId, int run) {}
