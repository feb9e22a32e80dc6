package io.phonelog.parser.ber;

import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.NamedRecords;
import io.phonelog.parser.record.NamedRow;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.RecordReader;
import io.phonelog.parser.record.RowRecords;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;

/** Charging records in BER, one after the other, with the filling that blocks of them have. */
public final class BerRecords extends RowRecords implements NamedRecords {
    private static final int SHOWN = 200;

    private final InputStream in;
    private final List<String> names;
    private final byte[] buffer = new byte[4 * RecordReader.MAX_RECORD];
    private long base;
    private int start;
    private int filled;
    private boolean exhausted;
    private NamedRow row = new NamedRow();

    public BerRecords(InputStream in, List<String> names, LongSupplier consumed) {
        super(consumed);
        this.in = in;
        this.names = names;
    }

    @Override
    protected @Nullable Row read() throws IOException {
        row = new NamedRow();
        do {
            fill();
            skipFilling();
        } while (start == filled && !exhausted);
        if (start == filled) {
            return null;
        }
        int limit = Math.min(filled, start + RecordReader.MAX_RECORD);
        BerElement record = BerElement.at(buffer, start, limit);
        int end = record == null ? BerElement.endOf(buffer, start, limit) : record.end();
        if (end < 0) {
            throw new DamagedFile(RecordFault.BER_DAMAGED);
        }
        Row result = record == null ? broken(RecordFault.BAD_BER, end) : rowOf(record);
        start = end;
        return result;
    }

    private Row rowOf(BerElement record) {
        BerRecordType type = BerRecordType.of(record);
        if (type == null) {
            return broken(RecordFault.UNKNOWN_RECORD_TYPE, record.end());
        }
        row = type.read(buffer, record);
        return new Row(
                RecordFault.NONE,
                false,
                base + start,
                record.end() - start,
                row.inOrder(names),
                row.raw());
    }

    private Row broken(RecordFault fault, int end) {
        String raw = HexFormat.of().formatHex(buffer, start, Math.min(end, start + SHOWN));
        return new Row(fault, false, base + start, end - start, List.of(), raw);
    }

    private void skipFilling() {
        while (start < filled && (buffer[start] == 0 || buffer[start] == (byte) 0xFF)) {
            start++;
        }
    }

    private void fill() throws IOException {
        if (exhausted || filled - start >= RecordReader.MAX_RECORD) {
            return;
        }
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        base += start;
        filled -= start;
        start = 0;
        int read = in.readNBytes(buffer, filled, buffer.length - filled);
        filled += read;
        exhausted = filled < buffer.length;
    }

    /** Whether a file begins with charging records that are known. */
    public static boolean begins(byte[] head) {
        int at = 0;
        while (at < head.length && (head[at] == 0 || head[at] == (byte) 0xFF)) {
            at++;
        }
        BerElement first = BerElement.at(head, at, head.length);
        return first != null
                && first.context()
                && first.inner().size() > 1
                && first.inner().stream().allMatch(BerElement::context);
    }

    @Override
    public NamedRow row() {
        return row;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
