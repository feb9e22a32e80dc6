package io.phonelog.notification.delivery;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** When a message that was not taken is sent again. */
final class RetrySchedule {
    private final List<Duration> pauses;
    private final double jitter;
    private final Duration longestWait;
    private final Duration putOff;
    private final DoubleSupplier random;

    /**
     * @param putOff the pause after what was no attempt
     * @param random gives numbers from 0 to 1
     */
    RetrySchedule(
            List<Duration> pauses,
            double jitter,
            Duration longestWait,
            Duration putOff,
            DoubleSupplier random) {
        this.pauses = List.copyOf(pauses);
        this.jitter = jitter;
        this.longestWait = longestWait;
        this.putOff = putOff;
        this.random = random;
    }

    /**
     * The pause before the next attempt; empty when there is none.
     *
     * @param made how many attempts were made
     * @param asked what the endpoint asked for in {@code Retry-After}
     */
    Optional<Duration> next(int made, @Nullable Duration asked) {
        if (made > pauses.size()) {
            return Optional.empty();
        }
        Duration pause = spread(pauses.get(made - 1));
        if (asked == null || asked.compareTo(pause) <= 0) {
            return Optional.of(pause);
        }
        return Optional.of(asked.compareTo(longestWait) < 0 ? asked : longestWait);
    }

    /** The pause before a message is tried that could not be, for a reason on our side. */
    Duration putOff() {
        return spread(putOff);
    }

    private Duration spread(Duration pause) {
        double factor = 1 + jitter * (2 * random.getAsDouble() - 1);
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }
}
