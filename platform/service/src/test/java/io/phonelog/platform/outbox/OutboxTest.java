package io.phonelog.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class OutboxTest {

    @Test
    void aKeyAlwaysTravelsInTheSameLane() {
        // Rows of one key may be written by this release and the next: their order must hold.
        assertThat(Outbox.laneOf("0192f0c1-0000-7000-8000-000000000001")).isEqualTo((short) 4);
        assertThat(Outbox.laneOf("")).isEqualTo((short) 0);
        assertThat(Outbox.laneOf("polygenelubricants")).isEqualTo((short) 0);
    }

    @Test
    void keysSpreadOverAllLanes() {
        Set<Short> lanes =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> Outbox.laneOf(Uuid7.next().toString()))
                        .collect(Collectors.toSet());
        assertThat(lanes)
                .containsExactlyInAnyOrder(
                        (short) 0, (short) 1, (short) 2, (short) 3, (short) 4, (short) 5, (short) 6,
                        (short) 7);
    }
}
