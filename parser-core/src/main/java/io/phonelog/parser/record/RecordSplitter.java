package io.phonelog.parser.record;

import io.phonelog.contracts.parse.ChunkRange;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Cuts a file into ranges that begin and end between records, in one pass and constant memory. */
public final class RecordSplitter implements Ranges {
    private final RecordReader records;
    private final long targetBytes;
    private int index;
    private long from;
    private long firstLine = 1;

    /**
     * @param records of the whole file, at its start
     * @param targetBytes about how long a range is to be; a range is never shorter, but for the last
     */
    public RecordSplitter(RecordReader records, long targetBytes) {
        if (targetBytes < 1) {
            throw new IllegalArgumentException("ranges need a byte at least, not " + targetBytes);
        }
        this.records = records;
        this.targetBytes = targetBytes;
    }

    @Override
    public @Nullable ChunkRange next() throws IOException {
        while (records.next()) {
            if (records.nextOffset() - from >= targetBytes) {
                return cut(records.nextOffset());
            }
        }
        long end = records.nextOffset();
        return end > from ? cut(end) : null;
    }

    @Override
    public long bytes() {
        return from;
    }

    private ChunkRange cut(long to) {
        ChunkRange range = new ChunkRange(index++, from, to, firstLine);
        from = to;
        firstLine = records.nextPlace();
        return range;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
