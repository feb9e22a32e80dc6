package io.phonelog.parser.record;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.Dialect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/** Cuts a file into ranges that begin and end between records, in one pass and constant memory. */
public final class RecordSplitter {
    private final RecordReader records;
    private final long targetBytes;
    private int index;
    private long from;
    private long firstLine = 1;

    /**
     * @param targetBytes about how long a range is to be; a range is never shorter, but for the last
     */
    public RecordSplitter(InputStream in, Dialect dialect, long targetBytes) {
        if (targetBytes < 1) {
            throw new IllegalArgumentException("ranges need a byte at least, not " + targetBytes);
        }
        this.records = new RecordReader(in, dialect, 0, 1);
        this.targetBytes = targetBytes;
    }

    /** The next range, or null after the last. */
    public @Nullable ChunkRange next() throws IOException {
        while (records.next()) {
            if (records.nextOffset() - from >= targetBytes) {
                return cut(records.nextOffset());
            }
        }
        long end = records.nextOffset();
        return end > from ? cut(end) : null;
    }

    private ChunkRange cut(long to) {
        ChunkRange range = new ChunkRange(index++, from, to, firstLine);
        from = to;
        firstLine = records.nextLine();
        return range;
    }
}
