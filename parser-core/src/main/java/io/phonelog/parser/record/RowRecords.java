package io.phonelog.parser.record;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Records that are no lines of text. They are numbered as they come; what cannot be read any more
 * is the last one.
 */
public abstract class RowRecords implements Records {
    /** A longer text is cut, so that memory stays bounded; the file keeps it. */
    public static final int MAX_TEXT = 8192;

    public static final int MAX_FIELDS = 2048;

    /** Of the number of a sheet or page in the place of a record. */
    public static final int PART_SHIFT = 24;

    private final LongSupplier consumed;
    private Row row = Row.NONE;
    private long number;
    private boolean ended;

    protected RowRecords(LongSupplier consumed) {
        this.consumed = consumed;
    }

    /**
     * One record.
     *
     * @param offset as {@link Records#offset()}; negative: its number
     */
    public record Row(
            RecordFault fault,
            boolean aside,
            long offset,
            int length,
            List<String> fields,
            String raw) {
        private static final Row NONE = broken(RecordFault.NONE, "");

        public static Row of(List<String> fields) {
            return new Row(RecordFault.NONE, false, -1, 0, fields, "");
        }

        public static Row broken(RecordFault fault, String raw) {
            return new Row(fault, false, -1, 0, List.of(), raw);
        }

        public static Row beside(String raw) {
            return new Row(RecordFault.NONE, true, -1, 0, List.of(), raw);
        }
    }

    /**
     * The next record, or null after the last.
     *
     * @throws DamagedFile when nothing can be read any more
     */
    protected abstract @Nullable Row read() throws IOException;

    @Override
    public final boolean next() throws IOException {
        Row next = ended ? null : readOrTell();
        row = next == null ? Row.NONE : next;
        number += next == null ? 0 : 1;
        ended = next == null || next.fault().isLast();
        return next != null;
    }

    private @Nullable Row readOrTell() throws IOException {
        try {
            return read();
        } catch (DamagedFile e) {
            return Row.broken(e.fault(), "");
        }
    }

    /** Text that fits in memory. */
    public static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + '…';
    }

    @Override
    public RecordFault fault() {
        return row.fault();
    }

    @Override
    public boolean aside() {
        return row.aside();
    }

    @Override
    public long line() {
        return number;
    }

    @Override
    public long nextPlace() {
        return place() + 1;
    }

    @Override
    public long offset() {
        return row.offset() < 0 ? place() : row.offset();
    }

    @Override
    public int length() {
        return row.length();
    }

    @Override
    public long consumed() {
        return consumed.getAsLong();
    }

    @Override
    public int size() {
        return row.fields().size();
    }

    @Override
    public boolean isBlank() {
        return row.fault() == RecordFault.NONE
                && !row.aside()
                && row.fields().stream().allMatch(String::isBlank);
    }

    @Override
    public String text(int field) {
        return row.fields().get(field);
    }

    @Override
    public String raw(int maxChars) {
        String raw = row.raw().isEmpty() ? String.join("\t", row.fields()) : row.raw();
        return raw.length() <= maxChars ? raw : raw.substring(0, maxChars);
    }
}
