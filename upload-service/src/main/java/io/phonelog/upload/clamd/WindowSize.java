package io.phonelog.upload.clamd;

import java.util.List;
import java.util.stream.LongStream;

/**
 * How a file is cut for clamd, which cannot take large ones whole. Windows overlap, so that what
 * lies across an edge is whole in one of them.
 *
 * @param step from one window's start to the next, in bytes
 * @param overlap how far a window reaches into the next, in bytes; longer than what a signature
 *     describes
 */
public record WindowSize(long step, int overlap) {

    /** Bytes from {@code start} up to {@code end}, which is not included. */
    public record Window(long start, long end) {}

    public WindowSize {
        if (step < 1 || overlap < 1 || overlap > step) {
            throw new IllegalArgumentException(
                    "a window of %d bytes cannot overlap by %d".formatted(step, overlap));
        }
    }

    /** The length of a window. */
    public long length() {
        return step + overlap;
    }

    /**
     * The windows of a file from one of them on.
     *
     * @param from where a window starts
     * @param size of the file
     * @param most how many at most
     */
    public List<Window> windows(long from, long size, int most) {
        return LongStream.iterate(from, start -> start < size, start -> start + step)
                .limit(most)
                .mapToObj(start -> new Window(start, Math.min(size, start + length())))
                .toList();
    }
}
