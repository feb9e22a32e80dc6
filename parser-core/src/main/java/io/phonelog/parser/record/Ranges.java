package io.phonelog.parser.record;

import io.phonelog.contracts.parse.ChunkRange;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;

/** The ranges that a file is cut into, one after the other. */
public interface Ranges extends Closeable {
    /** The next range, or null after the last. */
    @Nullable ChunkRange next() throws IOException;

    /** How many bytes of the file the ranges so far take; 0 where it is not cut by bytes. */
    default long bytes() {
        return 0;
    }
}
