package io.phonelog.upload.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.storage.PartSizes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkPlanTest {
    private static final long MIB = 1 << 20;

    @Test
    void takesTheWishWhereTheStoreAllowsIt() {
        assertThat(ChunkPlan.of(100 * MIB, 6 * MIB, 8 * MIB).chunkSize()).isEqualTo(6 * MIB);
        assertThat(ChunkPlan.of(100 * MIB, null, 8 * MIB).chunkSize()).isEqualTo(8 * MIB);
        assertThat(ChunkPlan.of(100 * MIB, 1L, 8 * MIB).chunkSize()).isEqualTo(5 * MIB);
        assertThat(ChunkPlan.of(100 * MIB, 900 * MIB, 8 * MIB).chunkSize()).isEqualTo(64 * MIB);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5 << 20, (5 << 20) + 1, 50L << 30, 1L << 40, 5L << 40})
    void givesEveryChunkNumbersOfItsOwnWithinTheLimitOfTheStore(long length) {
        ChunkPlan plan = ChunkPlan.of(length, null, 8 * MIB);
        int last = plan.count() - 1;
        assertThat(last * plan.chunkSize() + plan.sizeOf(last)).isEqualTo(length);
        assertThat(plan.lastNumber(last)).isLessThanOrEqualTo(PartSizes.MOST_PARTS);
        assertThat(plan.lastNumber(last)).isGreaterThan(plan.firstNumber(last));
        assertThat(plan.indexOf(plan.firstNumber(last))).isEqualTo(last);
        assertThat(plan.indexOf(plan.lastNumber(last))).isEqualTo(last);
    }

    @Test
    void knowsNoChunkBeyondTheFile() {
        ChunkPlan plan = ChunkPlan.of(100 * MIB, null, 8 * MIB);
        assertThatThrownBy(() -> plan.sizeOf(13)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> plan.sizeOf(-1)).isInstanceOf(Problem.class);
    }
}
