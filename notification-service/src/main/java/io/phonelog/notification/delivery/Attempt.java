package io.phonelog.notification.delivery;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * One try at a delivery.
 *
 * @param signature as it was sent; null when it came to none
 */
record Attempt(
        Instant startedAt,
        Duration duration,
        Outcome outcome,
        Phases phases,
        @Nullable String signature) {}
