package io.phonelog.upload.scan;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a process works on and may still take. One slot is kept from large files, where there is
 * more than one, so that small files never wait for an hour's work.
 */
class ScanSlots {
    private final int count;
    private final long large;
    private final Map<UUID, ScanTask> held = new ConcurrentHashMap<>();

    /**
     * @param count files at once, at least 1
     * @param large files above this many bytes are large
     */
    ScanSlots(int count, long large) {
        this.count = count;
        this.large = large;
    }

    /** The size of the largest file that may be taken now, in bytes; nothing when all are taken. */
    OptionalLong largestFree() {
        if (held.size() >= count) {
            return OptionalLong.empty();
        }
        long largeOnes = held.values().stream().filter(task -> task.size() > large).count();
        return OptionalLong.of(largeOnes < Math.max(1, count - 1) ? Long.MAX_VALUE : large);
    }

    void take(ScanTask task) {
        held.put(task.lease(), task);
    }

    void free(ScanTask task) {
        held.remove(task.lease());
    }

    List<UUID> leases() {
        return List.copyOf(held.keySet());
    }
}
