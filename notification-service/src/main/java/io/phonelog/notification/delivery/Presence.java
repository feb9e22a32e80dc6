package io.phonelog.notification.delivery;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How long a sender has been seen without a gap. After one it knows nothing of the others: the
 * database may have been away from all of them, so they are given time to show themselves, too.
 *
 * @param since a time of {@link System#nanoTime}
 * @param last when it was seen last
 */
record Presence(long since, long last) {

    /**
     * @param before null when it was never seen
     * @param patience what is longer is a gap
     */
    static Presence after(@Nullable Presence before, long now, Duration patience) {
        if (before == null || now - before.last > patience.toNanos()) {
            return new Presence(now, now);
        }
        return new Presence(before.since, now);
    }

    /** Whether it has been there for so long. */
    boolean lasts(Duration time) {
        return last - since >= time.toNanos();
    }
}
