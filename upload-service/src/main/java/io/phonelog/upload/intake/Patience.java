package io.phonelog.upload.intake;

import static io.phonelog.upload.UploadProblem.CLIENT_SILENT;
import static io.phonelog.upload.UploadProblem.CLIENT_SLOW;

import io.phonelog.platform.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How long we bear with a sender. Only moments in which we listened count: that we were busy with
 * its bytes, or did not run at all, is not its fault.
 */
final class Patience {
    private static final int MOMENTS = 20;

    private final Duration period;
    private final long leastRate;
    private int silent;
    private int listened;
    private long heard;

    /**
     * @param period how long nothing may come, and over which the rate is taken
     * @param leastRate in bytes a second; 0 for any
     */
    Patience(Duration period, long leastRate) {
        this.period = period;
        this.leastRate = leastRate;
    }

    /** How long a moment is. */
    Duration moment() {
        return Duration.ofMillis(Math.max(1, period.toMillis() / MOMENTS));
    }

    void heard(int bytes) {
        silent = 0;
        heard += bytes;
    }

    /** A moment has passed in which we listened; the problem if that was one too many. */
    @Nullable Problem listened() {
        silent++;
        listened++;
        if (silent >= MOMENTS) {
            return CLIENT_SILENT.because(
                    "Nothing came for %d seconds.".formatted(period.toSeconds()));
        }
        return listened < MOMENTS ? null : judge();
    }

    private @Nullable Problem judge() {
        boolean slow = heard * 1000 < leastRate * period.toMillis();
        listened = 0;
        heard = 0;
        return slow
                ? CLIENT_SLOW.because(
                        "Send at least %d bytes a second, on average over %d seconds."
                                .formatted(leastRate, period.toSeconds()))
                : null;
    }
}
