package io.phonelog.parser.container;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.Container;
import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.KeptRecord;
import io.phonelog.parser.record.KeptRecords;
import io.phonelog.parser.record.Ranges;
import io.phonelog.parser.record.RecordReader;
import io.phonelog.parser.record.RecordSplitter;
import io.phonelog.parser.record.Records;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongSupplier;

/** The records of one file, whole or in ranges. The same range gives the same, whoever reads it. */
public final class RecordSource {
    private final Content content;
    private final Container container;
    private final TableHead head;

    public RecordSource(FileBytes file, Container container, TableHead head, ArchiveLimits limits) {
        this.content = new Content(file, container.layers(), limits);
        this.container = container;
        this.head = head;
    }

    /** All of the file. */
    public ChunkRange whole() {
        return new ChunkRange(0, 0, content.fileSize(), 1);
    }

    /** The records of a range; to be closed by whoever reads them. */
    public Records open(ChunkRange range) throws IOException {
        try {
            return content.isPlain() ? part(range) : all();
        } catch (DamagedFile e) {
            return new KeptRecords(List.of(KeptRecord.damaged(e.fault())));
        }
    }

    private Records part(ChunkRange range) throws IOException {
        InputStream in = content.part(range.from(), range.to());
        return records(in, range.from(), range.firstLine(), null);
    }

    private Records all() throws IOException {
        Content.Opened opened = content.open();
        return records(opened.in(), 0, 1, opened.file()::seen);
    }

    private Records records(
            InputStream in, long offset, long line, @Nullable LongSupplier consumed) {
        return new RecordReader(in, (Dialect) container.form(), offset, line, consumed);
    }

    /**
     * Cuts the file where records end.
     *
     * @param bytes about how long a range is to be
     */
    public Ranges cut(long bytes) throws IOException {
        if (!content.isPlain() || content.fileSize() <= bytes) {
            return new OneRange(whole());
        }
        RecordReader records =
                new RecordReader(
                        content.part(0, content.fileSize()), (Dialect) container.form(), 0, 1);
        return new RecordSplitter(records, bytes);
    }
}
