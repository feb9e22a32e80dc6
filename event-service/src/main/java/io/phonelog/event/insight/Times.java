package io.phonelog.event.insight;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Times as queries give them: seconds since 1970. */
final class Times {
    private Times() {}

    static @Nullable Instant of(@Nullable Object second) {
        return second == null ? null : at(second);
    }

    static Instant at(Object second) {
        return Instant.ofEpochSecond(((Number) second).longValue());
    }
}
