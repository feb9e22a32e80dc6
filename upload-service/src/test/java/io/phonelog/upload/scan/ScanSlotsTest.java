package io.phonelog.upload.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.OptionalLong;
import java.util.UUID;

class ScanSlotsTest {
    private static final long LARGE = 1_000;
    private static final OptionalLong ANY = OptionalLong.of(Long.MAX_VALUE);
    private static final OptionalLong SMALL = OptionalLong.of(LARGE);

    @Test
    void keepsItsLastSlotForSmallFiles() {
        var slots = new ScanSlots(2, LARGE);
        assertThat(slots.largestFree()).isEqualTo(ANY);

        slots.take(file(LARGE + 1));
        assertThat(slots.largestFree()).isEqualTo(SMALL);

        slots.take(file(LARGE));
        assertThat(slots.largestFree()).isEmpty();
    }

    @Test
    void takesALargeFileBesideSmallOnes() {
        var slots = new ScanSlots(2, LARGE);
        slots.take(file(LARGE));

        assertThat(slots.largestFree()).isEqualTo(ANY);
    }

    @Test
    void takesLargeFilesInItsOnlySlot() {
        var slots = new ScanSlots(1, LARGE);
        ScanTask file = file(LARGE + 1);
        assertThat(slots.largestFree()).isEqualTo(ANY);

        slots.take(file);
        assertThat(slots.largestFree()).isEmpty();
        assertThat(slots.leases()).containsExactly(file.lease());

        slots.free(file);
        assertThat(slots.largestFree()).isEqualTo(ANY);
    }

    private static ScanTask file(long size) {
        return new ScanTask(
                UUID.randomUUID(), UUID.randomUUID(), size, 0, 0, UUID.randomUUID(), null);
    }
}
