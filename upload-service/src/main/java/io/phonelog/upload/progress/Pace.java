package io.phonelog.upload.progress;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a file has come, and how fast.
 *
 * @param begun when its upload began
 * @param measured when bytes came last; null when none did
 * @param speed bytes per second then; old speeds fade within seconds
 * @param bytes that have come
 */
public record Pace(Instant begun, @Nullable Instant measured, @Nullable Double speed, long bytes) {
    /** A speed that was measured longer ago says nothing of now. */
    private static final Duration OF_LATE = Duration.ofSeconds(15);

    private static final double FADING_SECONDS = 5;

    /** Nothing has come yet. */
    public static Pace from(Instant begun) {
        return new Pace(begun, null, null, 0);
    }

    /** After more bytes. */
    public Pace after(long more, Instant now) {
        double seconds = Math.max(0.001, seconds(measured == null ? begun : measured, now));
        double latest = more / seconds;
        double weight = 1 - Math.exp(-seconds / FADING_SECONDS);
        double faded = speed == null ? latest : speed + weight * (latest - speed);
        return new Pace(begun, now, faded, bytes + more);
    }

    /**
     * Whether it is in another second of the upload than the earlier one, which is worth telling.
     */
    boolean isNewsAfter(Pace earlier) {
        Instant before = earlier.measured == null ? begun : earlier.measured;
        return measured != null && (long) seconds(begun, measured) != (long) seconds(begun, before);
    }

    /** Bytes per second of late; 0 when nothing comes. */
    public long current(Instant now) {
        // A clock may step back, and another process may have another: that is no speed of late
        // either.
        boolean silent =
                measured == null || Duration.between(measured, now).abs().compareTo(OF_LATE) > 0;
        return silent || speed == null ? 0 : Math.round(speed);
    }

    /**
     * Bytes per second since the beginning; 0 when a clock that stepped back hides when that was.
     */
    public long average() {
        double seconds = measured == null ? 0 : seconds(begun, measured);
        return seconds <= 0 ? 0 : Math.round(bytes / seconds);
    }

    /** 0 to 100, in tenths; null when the length is. */
    public @Nullable Double percent(@Nullable Long length) {
        return length == null || length == 0 ? null : Math.floor(1000.0 * bytes / length) / 10;
    }

    /** Seconds until the last byte, null when nobody can say. */
    public @Nullable Long secondsLeft(@Nullable Long length, Instant now) {
        long current = current(now);
        return length == null || current == 0 ? null : (length - bytes + current - 1) / current;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
