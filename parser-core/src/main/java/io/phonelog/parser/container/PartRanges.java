package io.phonelog.parser.container;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.parser.record.Ranges;

import org.jspecify.annotations.Nullable;

/** A file that is cut between its sheets or pages. */
final class PartRanges implements Ranges {
    private final long parts;
    private final long perRange;
    private long from;
    private int index;

    PartRanges(long parts, long perRange) {
        this.parts = parts;
        this.perRange = Math.max(1, perRange);
    }

    @Override
    public @Nullable ChunkRange next() {
        if (from >= parts) {
            return null;
        }
        long to = Math.min(parts, from + perRange);
        ChunkRange range = new ChunkRange(index++, from, to, 1);
        from = to;
        return range;
    }

    @Override
    public void close() {}
}
