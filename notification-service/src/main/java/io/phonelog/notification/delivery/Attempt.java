package io.phonelog.notification.delivery;

import java.time.Duration;
import java.time.Instant;

/** One try at a delivery. */
record Attempt(Instant startedAt, Duration duration, Outcome outcome) {}
