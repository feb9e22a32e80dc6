package io.phonelog.upload.transfer;

import static io.phonelog.upload.UploadProblem.CHUNK_UNKNOWN;

import io.phonelog.upload.storage.PartSizes;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * How a file is cut into chunks, each of which is one part in the object store. A chunk has several
 * part numbers: a sender that is replaced may still be sending, and what it sends must not change
 * what the next one stores.
 *
 * @param length of the file, in bytes, from 1
 * @param chunkSize of all chunks but the last, in bytes
 */
public record ChunkPlan(long length, long chunkSize) {
    /** A chunk is held in memory until it is known to be the right one. */
    public static final long LARGEST_WISH = 64L << 20;

    private static final int FEW = 2_500;
    private static final int MANY = 5_000;
    private static final long MEBIBYTE = 1 << 20;

    /**
     * Plans a file.
     *
     * @param wished size of a chunk in bytes, taken as far as the object store allows
     */
    public static ChunkPlan of(long length, @Nullable Long wished, long usual) {
        long wish = wished == null ? usual : Math.min(wished, LARGEST_WISH);
        long most = length <= FEW * LARGEST_WISH ? FEW : MANY;
        long needed = (length + most - 1) / most;
        long size = Math.max(Math.max(wish, needed), PartSizes.SMALLEST);
        return new ChunkPlan(length, (size + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE);
    }

    /** As it was planned. */
    public static ChunkPlan of(Transfer transfer) {
        return new ChunkPlan(Objects.requireNonNull(transfer.length()), transfer.sizes().first());
    }

    public int count() {
        return (int) ((length + chunkSize - 1) / chunkSize);
    }

    /**
     * The size of a chunk in bytes.
     *
     * @param index from 0
     * @throws io.phonelog.platform.problem.Problem when there is no such chunk
     */
    public long sizeOf(int index) {
        if (index < 0 || index >= count()) {
            throw CHUNK_UNKNOWN.because("It has chunks 0 to %d.".formatted(count() - 1));
        }
        return Math.min(chunkSize, length - index * chunkSize);
    }

    /** The first part number of a chunk. */
    int firstNumber(int index) {
        return index * numbersEach() + 1;
    }

    /** The last part number of a chunk. */
    int lastNumber(int index) {
        return firstNumber(index) + numbersEach() - 1;
    }

    /** Which chunk a part number belongs to. */
    int indexOf(int number) {
        return (number - 1) / numbersEach();
    }

    private int numbersEach() {
        return PartSizes.MOST_PARTS / count();
    }
}
