package io.phonelog.parser.record;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.OtherTable;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The ranges that a file is cut into, one after the other. */
public interface Ranges extends Closeable {
    /** The next range, or null after the last. */
    @Nullable ChunkRange next() throws IOException;

    /** How many bytes of the file the ranges so far take; 0 where it is not cut by bytes. */
    default long bytes() {
        return 0;
    }

    /** The tables besides the first in the ranges so far. */
    default List<OtherTable> tables() {
        return List.of();
    }
}
