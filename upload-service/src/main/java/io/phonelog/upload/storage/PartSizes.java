package io.phonelog.upload.storage;

/**
 * How large each part of a file is, so that the 10,000 parts that S3 allows are enough for it. As
 * long as small parts suffice all are equal; where the limit is higher each part is a step larger
 * than the one before, because how long a file gets is known only at its end. The size of a part
 * depends on nothing but its number, so that an upload can be taken up again at any part.
 *
 * @param first size of part 1, in bytes
 * @param step how much larger each further part is, in bytes
 */
public record PartSizes(long first, long step) {
    public static final int MOST_PARTS = 10_000;

    /** S3 takes no smaller part, except the last. */
    public static final long SMALLEST = 5L << 20;

    /** Parts are held in memory and signed as a whole; an array of buffers holds no more. */
    private static final long LARGEST = 2L << 30;

    public PartSizes {
        if (first < SMALLEST || step < 0 || first + step * (MOST_PARTS - 1) > LARGEST) {
            throw new IllegalArgumentException(
                    "parts of %d bytes growing by %d are not possible".formatted(first, step));
        }
    }

    /** For a file whose length is told by its end, up to {@code limit} bytes. */
    public static PartSizes upTo(long limit, long smallest) {
        long missing = limit - smallest * MOST_PARTS;
        if (missing <= 0) {
            return new PartSizes(smallest, 0);
        }
        long steps = (long) MOST_PARTS * (MOST_PARTS - 1) / 2;
        return new PartSizes(smallest, (missing + steps - 1) / steps);
    }

    /** For a file of a known length: equal parts, which some stores insist on. */
    public static PartSizes ofLength(long length, long smallest) {
        long mebibyte = 1L << 20;
        long needed = roundUp(roundUp(length, MOST_PARTS) / MOST_PARTS, mebibyte);
        return new PartSizes(Math.max(smallest, needed), 0);
    }

    /**
     * The size of a part in bytes.
     *
     * @param number from 1
     */
    public long of(int number) {
        return first + step * (number - 1);
    }

    /**
     * The size of a part of a file whose numbers are not all used, because a writer that was
     * replaced may still be sending some: as large as before, or larger when else the numbers would
     * not last.
     *
     * @param number from 1
     * @param missing bytes of the file from this part on
     */
    public long of(int number, long missing) {
        long left = Math.max(1, MOST_PARTS - number + 1);
        long needed = roundUp((missing + left - 1) / left, 1L << 20);
        return Math.max(of(Math.min(number, MOST_PARTS)), needed);
    }

    private static long roundUp(long value, long multiple) {
        return (value + multiple - 1) / multiple * multiple;
    }
}
