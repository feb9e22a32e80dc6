package io.phonelog.parser.record;

import java.io.IOException;
import java.util.List;

/** Records that are whole lines of text. What is wrong with one costs nothing but that line. */
public abstract class LineRecords implements Records {
    private final RecordReader lines;
    private List<String> fields = List.of();
    private RecordFault fault = RecordFault.NONE;

    /**
     * @param lines from {@link RecordReader#ofLines}
     */
    protected LineRecords(RecordReader lines) {
        this.lines = lines;
    }

    /** Takes a line apart; says what is wrong with it by {@link #broken}. */
    protected abstract List<String> fieldsOf(String line) throws IOException;

    /** The line is no record. */
    protected final List<String> broken(RecordFault why) {
        fault = why;
        return List.of();
    }

    @Override
    public final boolean next() throws IOException {
        fields = List.of();
        fault = RecordFault.NONE;
        if (!lines.next()) {
            return false;
        }
        fault = lines.fault();
        if (fault == RecordFault.NONE) {
            fields = fieldsOf(lines.isBlank() ? "" : lines.raw(RecordReader.MAX_RECORD));
        }
        return true;
    }

    @Override
    public RecordFault fault() {
        return fault;
    }

    @Override
    public long line() {
        return lines.line();
    }

    @Override
    public long nextPlace() {
        return lines.nextPlace();
    }

    @Override
    public long offset() {
        return lines.offset();
    }

    @Override
    public int length() {
        return lines.length();
    }

    /** Where the next record begins in the content. */
    public long nextOffset() {
        return lines.nextOffset();
    }

    @Override
    public long consumed() {
        return lines.consumed();
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public boolean isBlank() {
        return lines.isBlank();
    }

    @Override
    public String text(int field) {
        return fields.get(field);
    }

    @Override
    public String raw(int maxChars) {
        return lines.raw(maxChars);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
