package io.phonelog.parser.container;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.OtherTable;
import io.phonelog.parser.record.AheadRecords;
import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.Ranges;
import io.phonelog.parser.record.Records;
import io.phonelog.parser.record.SectionWatch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Ranges that are not found by their records, and looked through for tables all the same. */
final class LookedThrough implements Ranges {
    /** Looking for tables a record may take milliseconds. */
    private static final int ASK_EVERY = 64;

    private final Ranges ranges;
    private final Opener opener;
    private final SectionWatch watch;
    private final BooleanSupplier goOn;

    /** Opens the records of a range. */
    interface Opener {
        Records open(ChunkRange range) throws IOException;
    }

    /**
     * @param goOn is asked now and then; if it says no there are no more ranges
     */
    LookedThrough(Ranges ranges, Opener opener, SectionWatch watch, BooleanSupplier goOn) {
        this.ranges = ranges;
        this.opener = opener;
        this.watch = watch;
        this.goOn = goOn;
    }

    @Override
    public @Nullable ChunkRange next() throws IOException {
        ChunkRange range = ranges.next();
        return range == null || !look(range) ? null : range.with(watch.take());
    }

    private boolean look(ChunkRange range) throws IOException {
        try (AheadRecords records = new AheadRecords(opener.open(range))) {
            for (long seen = 1; records.next(); seen++) {
                watch.see(records);
                if (seen % ASK_EVERY == 0 && !goOn.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (DamagedFile e) {
            return true;
        }
    }

    @Override
    public long bytes() {
        return ranges.bytes();
    }

    @Override
    public List<OtherTable> tables() {
        return watch.tables();
    }

    @Override
    public void close() throws IOException {
        ranges.close();
    }
}
