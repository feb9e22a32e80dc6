package io.phonelog.parser.record;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.OtherTable;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Cuts a file into ranges that begin and end between records, in one pass and constant memory. */
public final class RecordSplitter implements Ranges {
    /** Looking for tables a record may take milliseconds. */
    private static final int ASK_EVERY = 64;

    private final AheadRecords records;
    private final long targetBytes;
    private final SectionWatch watch;
    private final BooleanSupplier goOn;
    private long seen;
    private boolean stopped;
    private int index;
    private long from;
    private long firstLine = 1;

    /**
     * @param records of the whole file, at its start
     * @param targetBytes about how long a range is to be; a range is never shorter, but for the
     *     last
     */
    public RecordSplitter(RecordReader records, long targetBytes) {
        this(records, targetBytes, SectionWatch.NONE, () -> true);
    }

    /**
     * @param watch sees every record; no range ends where it is between tables
     * @param goOn is asked every few records; if it says no there are no more ranges
     */
    public RecordSplitter(
            RecordReader records, long targetBytes, SectionWatch watch, BooleanSupplier goOn) {
        if (targetBytes < 1) {
            throw new IllegalArgumentException("ranges need a byte at least, not " + targetBytes);
        }
        this.records = new AheadRecords(records);
        this.targetBytes = targetBytes;
        this.watch = watch;
        this.goOn = goOn;
    }

    @Override
    public @Nullable ChunkRange next() throws IOException {
        while (goesOn() && records.next()) {
            boolean isFull = records.offset() - from >= targetBytes && !watch.isBetween();
            ChunkRange full = isFull ? cut() : null;
            watch.see(records);
            if (full != null) {
                return full;
            }
        }
        return !stopped && records.offset() > from ? cut() : null;
    }

    private boolean goesOn() {
        stopped = stopped || seen++ % ASK_EVERY == 0 && !goOn.getAsBoolean();
        return !stopped;
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
