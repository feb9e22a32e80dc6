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

import java.io.IOException;
import java.util.List;

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
        try {
            return forms.cut(bytes);
        } catch (DamagedFile e) {
            return new OneRange(whole());
        }
    }
}
