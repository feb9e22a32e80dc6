package io.phonelog.parser.container;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.Container;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.Content;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.KeptRecord;
import io.phonelog.parser.record.KeptRecords;
import io.phonelog.parser.record.Ranges;
import io.phonelog.parser.record.Records;
import io.phonelog.parser.record.SectionWatch;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The records of one file, whole or in ranges. The same range gives the same, whoever reads it. */
public final class RecordSource {
    private final Forms forms;
    private final TableHead head;

    public RecordSource(FileBytes file, Container container, TableHead head, ArchiveLimits limits) {
        this.forms = new Forms(new Content(file, container.layers(), limits), container.form());
        this.head = head;
    }

    /** All of the file. */
    public ChunkRange whole() {
        return forms.whole();
    }

    /** The records of a range; to be closed by whoever reads them. */
    public Records open(ChunkRange range) throws IOException {
        try {
            return forms.open(head, range);
        } catch (DamagedFile e) {
            return new KeptRecords(List.of(KeptRecord.damaged(e.fault())));
        }
    }

    /**
     * Cuts the file where records end.
     *
     * @param bytes about how long a range is to be
     */
    public Ranges cut(long bytes) throws IOException {
        return cut(bytes, SectionWatch.NONE, () -> true);
    }

    /**
     * Cuts the file where records end, and tells its tables apart. Reads all of it.
     *
     * @param bytes about how long a range is to be
     * @param goOn is asked now and then; if it says no there are no more ranges
     */
    public Ranges cut(long bytes, SectionWatch watch, BooleanSupplier goOn) throws IOException {
        try {
            return watch == SectionWatch.NONE
                    ? forms.cut(bytes)
                    : forms.cut(bytes, head, watch, goOn);
        } catch (DamagedFile e) {
            return new OneRange(whole());
        }
    }
}
