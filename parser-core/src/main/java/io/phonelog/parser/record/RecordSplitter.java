package io.phonelog.parser.record;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.OtherTable;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/** Cuts a file into ranges that begin and end between records, in one pass and constant memory. */
public final class RecordSplitter implements Ranges {
    private final AheadRecords records;
    private final long targetBytes;
    private final SectionWatch watch;
    private int index;
    private long from;
    private long firstLine = 1;

    /**
     * @param records of the whole file, at its start
     * @param targetBytes about how long a range is to be; a range is never shorter, but for the last
     */
    public RecordSplitter(RecordReader records, long targetBytes) {
        this(records, targetBytes, SectionWatch.NONE);
    }

    /**
     * @param watch sees every record; no range ends where it is between tables
     */
    public RecordSplitter(RecordReader records, long targetBytes, SectionWatch watch) {
        if (targetBytes < 1) {
            throw new IllegalArgumentException("ranges need a byte at least, not " + targetBytes);
        }
        this.records = new AheadRecords(records);
        this.targetBytes = targetBytes;
        this.watch = watch;
    }

    @Override
    public @Nullable ChunkRange next() throws IOException {
        while (records.next()) {
            boolean isFull = records.offset() - from >= targetBytes && !watch.isBetween();
            ChunkRange full = isFull ? cut() : null;
            watch.see(records);
            if (full != null) {
                return full;
            }
        }
        return records.offset() > from ? cut() : null;
    }

    @Override
    public long bytes() {
        return from;
    }

    @Override
    public List<OtherTable> tables() {
        return watch.tables();
    }

    /** Before the record that is next. */
    private ChunkRange cut() {
        ChunkRange range = new ChunkRange(index++, from, records.offset(), firstLine, watch.take());
        from = records.offset();
        firstLine = records.place();
        return range;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
