package io.phonelog.contracts;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Ids that sort by the time they were made (RFC 9562, version 7): 48 bits of milliseconds, then a
 * counter that keeps ids of one process in order within a millisecond, then random bits.
 */
public final class Uuid7 {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Uuid7 SHARED = new Uuid7(InstantSource.system());

    private static final int VERSION = 7;

    private final InstantSource clock;
    private long lastMillis;
    private int counter;

    Uuid7(InstantSource clock) {
        this.clock = clock;
    }

    /** A new id, greater than every id that this process made before. */
    public static UUID next() {
        return SHARED.make();
    }

    /**
     * Whether an id was made no longer ago than this, by what it says itself. No further ahead
     * counts too, since clocks differ; an id of another version never does.
     */
    public static boolean madeWithin(Duration span, UUID id, InstantSource clock) {
        Instant made = madeAt(id);
        return made != null && Duration.between(made, clock.instant()).abs().compareTo(span) < 0;
    }

    /** Whether an id was made before a time; an id of another version never was. */
    public static boolean madeBefore(Instant time, UUID id) {
        Instant made = madeAt(id);
        return made != null && made.isBefore(time);
    }

    /** When an id was made, by what it says itself; null for an id of another version. */
    public static @Nullable Instant madeAt(UUID id) {
        return id.version() == VERSION
                ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> Short.SIZE)
                : null;
    }

    synchronized UUID make() {
        long now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            counter = RANDOM.nextInt(1 << 11);
        } else if (++counter == 1 << 12) {
            lastMillis++;
            counter = 0;
        }
        long high = lastMillis << 16 | 0x7000L | counter;
        long low = RANDOM.nextLong() >>> 2 | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
