package io.phonelog.upload.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.IntStream;

class PartSizesTest {
    private static final long MEBIBYTE = 1L << 20;
    private static final long TEBIBYTE = 1L << 40;

    @Test
    void areAllSmallWhereSmallOnesSuffice() {
        PartSizes sizes = PartSizes.upTo(50L << 30, 8 * MEBIBYTE);
        assertThat(sizes.of(1)).isEqualTo(8 * MEBIBYTE);
        assertThat(sizes.of(10_000)).isEqualTo(8 * MEBIBYTE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 50L << 30, 100L << 30, TEBIBYTE, 5 * TEBIBYTE})
    void sufficeForAFileOfAnyLengthUpToTheLimit(long limit) {
        PartSizes sizes = PartSizes.upTo(limit, 8 * MEBIBYTE);
        assertThat(IntStream.rangeClosed(1, 10_000).mapToLong(sizes::of).sum())
                .isGreaterThanOrEqualTo(limit);
        assertThat(sizes.of(1)).isEqualTo(8 * MEBIBYTE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 80L << 30, 5 * TEBIBYTE})
    void areEqualForAKnownLength(long length) {
        PartSizes sizes = PartSizes.ofLength(length, 8 * MEBIBYTE);
        assertThat(sizes.step()).isZero();
        assertThat(sizes.of(1) * 10_000).isGreaterThanOrEqualTo(length);
    }

    @Test
    void areNeverSmallerThanS3Takes() {
        assertThatThrownBy(() -> PartSizes.upTo(1, MEBIBYTE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
