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
            assertThat(EventBytes.decode(kept, RandomEvents.HEADER)).isEqualTo(event);
        }
    }

    @Test
    void refusesANewerSchema() {
        byte[] newer = {RowBatch.VERSION + 1, 0, 0};
        assertThatThrownBy(() -> EventBytes.decode(newer, RandomEvents.HEADER))
                .isInstanceOf(UnreadableBatch.class);
        assertThatThrownBy(() -> EventBytes.decode(new byte[0], RandomEvents.HEADER))
                .isInstanceOf(UnreadableBatch.class);
    }

    @Test
    void refusesDamagedBytes() {
        assertThatThrownBy(
                        () ->
                                EventBytes.decode(
                                        new byte[] {RowBatch.VERSION, 0}, RandomEvents.HEADER))
                .isInstanceOf(UnreadableBatch.class);
    }
}
