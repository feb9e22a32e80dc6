package io.phonelog.event.load;

import io.phonelog.contracts.event.PhoneEvent;

import java.util.UUID;

/** Within which bounds the events of a batch lie, how many there are, and how good they are. */
final class Extent {
    private static final UUID LEAST = new UUID(0, 0);
    private static final UUID GREATEST = new UUID(-1, -1);

    private UUID firstId = GREATEST;
    private UUID lastId = LEAST;
    private long firstStart = Long.MAX_VALUE;
    private long lastStart = Long.MIN_VALUE;
    private final BatchQuality quality = new BatchQuality();
    private int rows;

    /**
     * Takes in an event.
     *
     * @param start microseconds since 1970, or {@link
     *     io.phonelog.event.store.StartTime#NONE}
     */
    void add(PhoneEvent event, long start) {
        UUID id = event.eventId();
        rows++;
        quality.count(event, start);
        firstStart = Math.min(firstStart, start);
        lastStart = Math.max(lastStart, start);
        if (isLess(id, firstId)) {
            firstId = id;
        }
        if (isLess(lastId, id)) {
            lastId = id;
        }
    }

    UUID firstId() {
        return firstId;
    }

    UUID lastId() {
        return lastId;
    }

    long firstStart() {
        return firstStart;
    }

    long lastStart() {
        return lastStart;
    }

    BatchQuality quality() {
        return quality;
    }

    int rows() {
        return rows;
    }

    /** In the order of Postgres, which is that of the bytes. */
    private static boolean isLess(UUID one, UUID other) {
        int high =
                Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high < 0
                || high == 0
                        && Long.compareUnsigned(
                                        one.getLeastSignificantBits(),
                                        other.getLeastSignificantBits())
                                < 0;
    }
}
