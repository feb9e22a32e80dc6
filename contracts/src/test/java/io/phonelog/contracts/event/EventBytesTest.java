package io.phonelog.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

class EventBytesTest {

    @Property(tries = 200)
    void eachEventIsReadWithoutItsNeighbours(@ForAll long seed) {
        EventBytes bytes = new EventBytes(RandomEvents.HEADER);
        for (PhoneEvent event : new RandomEvents(seed).list(20)) {
            byte[] kept = new byte[bytes.encode(event)];
            bytes.copyTo(kept, 0);
            assertThat(bytes.decode(kept)).isEqualTo(event);
        }
    }

    @Test
    void refusesANewerSchema() {
        byte[] newer = {RowBatch.VERSION + 1, 0, 0};
        EventBytes bytes = new EventBytes(RandomEvents.HEADER);
        assertThatThrownBy(() -> bytes.decode(newer)).isInstanceOf(UnreadableBatch.class);
        assertThatThrownBy(() -> bytes.decode(new byte[0])).isInstanceOf(UnreadableBatch.class);
    }

    @Test
    void refusesDamagedBytes() {
        EventBytes bytes = new EventBytes(RandomEvents.HEADER);
        assertThatThrownBy(() -> bytes.decode(new byte[] {RowBatch.VERSION, 0}))
                .isInstanceOf(UnreadableBatch.class);
    }
}
