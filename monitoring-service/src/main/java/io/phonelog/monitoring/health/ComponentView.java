package io.phonelog.monitoring.health;

import java.time.Instant;

/**
 * How one part of the system is.
 *
 * @param latencyMs how long it took to answer, or to give up
 */
public record ComponentView(
        String name, Status status, long latencyMs, String detail, Instant checkedAt) {}
