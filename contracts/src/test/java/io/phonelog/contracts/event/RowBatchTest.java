package io.phonelog.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

class RowBatchTest {

    @Property(tries = 200)
    void whatIsWrittenIsRead(@ForAll long seed, @ForAll @IntRange(max = 200) int rows) {
        List<PhoneEvent> events = new RandomEvents(seed).list(rows);
        RowBatch batch = RowBatch.read(bytes(events));
        assertThat(batch.header()).isEqualTo(RandomEvents.HEADER);
        assertThat(batch.rows()).isEqualTo(rows);
        assertThat(batch).containsExactlyElementsOf(events);
    }

    @Property(tries = 50)
    void theSameEventsGiveTheSameBytes(@ForAll long seed) {
        byte[] once = bytes(new RandomEvents(seed).list(50));
        assertThat(bytes(new RandomEvents(seed).list(50))).isEqualTo(once);
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
        assertRefused(bytes);
    }

    @Property(tries = 200)
    void truncatedBatchesAreRefused(@ForAll long seed) {
        byte[] bytes = bytes(new RandomEvents(seed).list(5));
        assertRefused(Arrays.copyOf(bytes, new Random(seed).nextInt(bytes.length)));
    }

    /** Even where the checksum is right, as nobody but an attacker or a bug would make it. */
    @Property(tries = 2000)
    void damagedRowsAreRefusedOrReadButNothingElse(@ForAll long seed) {
        byte[] bytes = bytes(new RandomEvents(1).list(5));
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            int at = RowBatch.ROWS_AT + random.nextInt(bytes.length - RowBatch.ROWS_AT);
            bytes[at] = (byte) random.nextInt();
        }
        int crc = RowBatch.checksum(bytes, bytes.length);
        for (int i = 0; i < 4; i++) {
            bytes[RowBatch.CRC_AT + i] = (byte) (crc >>> 24 - 8 * i);
        }
        Throwable thrown = catchThrowable(() -> RowBatch.read(bytes).forEach(event -> {}));
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(UnreadableBatch.class);
        }
    }

    @Test
    void refusesANewerSchema() {
        byte[] bytes = bytes(List.of());
        bytes[5] = RowBatch.VERSION + 1;
        assertThatThrownBy(() -> RowBatch.read(bytes))
                .isInstanceOf(UnreadableBatch.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void refusesABatchWithAFlippedBit() {
        byte[] bytes = bytes(new RandomEvents(3).list(3));
        bytes[bytes.length - 1] ^= 1;
        assertThatThrownBy(() -> RowBatch.read(bytes)).hasMessageContaining("checksum");
    }

    @Test
    void refusesEventsOfAnotherFile() {
        PhoneEvent event = new RandomEvents(1).next();
        RowBatch.Header h = RandomEvents.HEADER;
        RowBatchWriter writer =
                new RowBatchWriter(
                        new RowBatch.Header(
                                h.orgId(),
                                h.jobId(),
                                1,
                                0,
                                0,
                                h.uploadId(),
                                "another",
                                h.templateId(),
                                h.templateVersion(),
                                null,
                                h.parserVersion()));
        assertThatThrownBy(() -> writer.add(event)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idsDifferByTenantFileAndPositionAndSortByPosition() {
        UUID org = new UUID(1, 2);
        UUID id = new EventIds(org, "file").at(7);
        assertThat(id).isEqualTo(new EventIds(org, "file").at(7));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id).isNotEqualTo(new EventIds(new UUID(1, 3), "file").at(7));
        assertThat(id).isNotEqualTo(new EventIds(org, "other").at(7));
        assertThat(id).isLessThan(new EventIds(org, "file").at(8));
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> RowBatch.read(bytes).forEach(event -> {}))
                .isInstanceOf(UnreadableBatch.class);
    }

    private static byte[] bytes(List<PhoneEvent> events) {
        RowBatchWriter writer = new RowBatchWriter(RandomEvents.HEADER);
        events.forEach(writer::add);
        return writer.toBytes();
    }
}
