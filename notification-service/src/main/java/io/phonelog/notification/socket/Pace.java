package io.phonelog.notification.socket;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** So many a second in the long run, and what ten seconds allow at once. */
final class Pace {
    private static final int SECONDS_AT_ONCE = 10;

    private final long interval;
    private final long ahead;
    private final LongSupplier nanos;

    /** When all that was allowed so far would have come at the even pace. */
    private long even;

    Pace(int perSecond, LongSupplier nanos) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.ahead = TimeUnit.SECONDS.toNanos(SECONDS_AT_ONCE) - interval;
        this.nanos = nanos;
        this.even = nanos.getAsLong();
    }

    /** Whether one more may come now; then it has come. */
    boolean allows() {
        long now = nanos.getAsLong();
        long from = Math.max(even, now);
        if (from - now > ahead) {
            return false;
        }
        even = from + interval;
        return true;
    }
}
