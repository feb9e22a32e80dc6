package io.phonelog.parser.container;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.parser.record.Ranges;

import org.jspecify.annotations.Nullable;

/** A file that is read in one piece. */
final class OneRange implements Ranges {
    private @Nullable ChunkRange range;

    OneRange(ChunkRange range) {
        this.range = range;
    }

    @Override
    public @Nullable ChunkRange next() {
        ChunkRange next = range;
        range = null;
        return next;
    }

    @Override
    public void close() {}
}
