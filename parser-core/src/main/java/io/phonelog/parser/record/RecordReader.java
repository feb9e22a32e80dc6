package io.phonelog.parser.record;

import io.phonelog.contracts.parse.Dialect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Reads the records of a delimited file with their exact place in it. Follows RFC 4180, and beyond
 * it: lines end in LF, CRLF or CR; quotes inside unquoted fields are ordinary characters.
 *
 * <p>A record whose quoting is broken (no closing quote within {@link #MAX_RECORD} bytes, or
 * something other than a delimiter behind it) ends at its first line break, so that a stray quote
 * costs one line and not the file. Where a record ends depends on its own bytes only: reading from
 * any record's start gives the same records.
 *
 * <p>Works on bytes, for charsets in which ASCII is ASCII. Memory is bounded whatever the file.
 */
public final class RecordReader implements Records {
    /** The longest record, in bytes. What is longer is skipped up to the end of its line. */
    public static final int MAX_RECORD = 64 * 1024;

    static final int MAX_FIELDS = 2048;
    private static final char NO_FIELDS = '\0';
    private static final byte ENDS_FIELD = 1;
    private static final byte ENDS_LINE = 3;
    private static final byte QUOTES = 4;

    private final InputStream in;
    private final Charset charset;
    private final byte delimiter;
    private final byte quote;
    private final byte[] kinds = new byte[256];
    private final FieldBounds fields = new FieldBounds(MAX_FIELDS);
    private final LongSupplier consumed;

    private byte[] buffer = new byte[4 * MAX_RECORD];
    private long base;
    private int start;
    private int end;
    private int filled;
    private int next;
    private boolean exhausted;
    private long skipped;
    private long line;
    private int breaks;
    private RecordFault fault = RecordFault.NONE;
    private RecordFault damage = RecordFault.NONE;

    /**
     * @param offset of the stream's first byte in the file
     * @param line of the stream's first record, from 1
     * @throws IllegalArgumentException when the dialect makes no sense
     */
    public RecordReader(InputStream in, Dialect dialect, long offset, long line) {
        this(in, dialect, offset, line, null);
    }

    /**
     * @param consumed how much of the file was read, where the stream is not the file as it is
     */
    public RecordReader(
            InputStream in,
            Dialect dialect,
            long offset,
            long line,
            @Nullable LongSupplier consumed) {
        this.in = in;
        this.charset = Charset.forName(dialect.charset());
        this.delimiter = ascii(dialect.delimiter());
        this.quote = ascii(dialect.quote());
        this.base = offset;
        this.line = line;
        this.consumed = consumed == null ? () -> nextOffset() - offset : consumed;
        kinds['\n'] = ENDS_LINE;
        kinds['\r'] = ENDS_LINE;
        if (delimiter != NO_FIELDS) {
            kinds[delimiter] = ENDS_FIELD;
            kinds[quote] |= QUOTES;
        }
    }

    /** Reads whole lines: every record is one, with a single field. */
    public static RecordReader ofLines(
            InputStream in,
            String charset,
            long offset,
            long line,
            @Nullable LongSupplier consumed) {
        Dialect lines = new Dialect(charset, NO_FIELDS, NO_FIELDS);
        return new RecordReader(in, lines, offset, line, consumed);
    }

    private static byte ascii(char c) {
        if (c >= 0x80 || c == '\n' || c == '\r') {
            throw new IllegalArgumentException(
                    "delimiter and quote must be ASCII and no line break, not " + (int) c);
        }
        return (byte) c;
    }

    @Override
    public boolean next() throws IOException {
        line += breaks;
        base += skipped;
        skipped = 0;
        breaks = 0;
        start = next;
        fill(MAX_RECORD + 2);
        skipByteOrderMark();
        if (start >= filled) {
            end = start;
            next = start;
            return damaged();
        }
        scan();
        return true;
    }

    /** What could not be read any more is the last record, on a line of its own. */
    private boolean damaged() {
        line += damage == RecordFault.NONE ? 0 : 1;
        fault = damage;
        damage = RecordFault.NONE;
        fields.clear();
        return fault != RecordFault.NONE;
    }

    private void skipByteOrderMark() {
        if (base + start == 0
                && filled - start >= 3
                && buffer[start] == (byte) 0xEF
                && buffer[start + 1] == (byte) 0xBB
                && buffer[start + 2] == (byte) 0xBF) {
            start += 3;
        }
    }

    private void fill(int wanted) throws IOException {
        if (exhausted || filled - start >= wanted) {
            return;
        }
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        base += start;
        filled -= start;
        start = 0;
        while (filled < buffer.length && !exhausted) {
            int read = read();
            exhausted = read < 0;
            filled += Math.max(read, 0);
        }
    }

    private int read() throws IOException {
        try {
            return in.read(buffer, filled, buffer.length - filled);
        } catch (DamagedFile e) {
            damage = e.fault();
            return -1;
        }
    }

    private void scan() throws IOException {
        fault = RecordFault.NONE;
        fields.clear();
        int limit = Math.min(filled, start + MAX_RECORD);
        int at = start;
        while (true) {
            boolean quoted = at < limit && buffer[at] == quote && quote != 0;
            int after = quoted ? quotedField(at, limit) : plainField(at, limit);
            if (after < 0) {
                cutAtLineBreak(RecordFault.BAD_QUOTING, limit);
                return;
            }
            if (after == limit) {
                endOfBytes(limit);
                return;
            }
            if (buffer[after] != delimiter) {
                end = after;
                next = afterBreak(after);
                breaks++;
                return;
            }
            at = after + 1;
        }
    }

    private int plainField(int from, int limit) {
        byte[] bytes = buffer;
        int at = from;
        while (at < limit && (kinds[bytes[at] & 0xFF] & ENDS_FIELD) == 0) {
            at++;
        }
        fields.add(from, at, false);
        return at;
    }

    private int quotedField(int from, int limit) {
        byte[] bytes = buffer;
        boolean doubled = false;
        int at = from + 1;
        while (at < limit) {
            while (at < limit && kinds[bytes[at] & 0xFF] < ENDS_LINE) {
                at++;
            }
            if (at == limit) {
                return -1;
            }
            if (bytes[at] != quote) {
                breaks += isBreak(at) ? 1 : 0;
            } else if (at + 1 < limit && bytes[at + 1] == quote) {
                doubled = true;
                at++;
            } else {
                fields.add(from + 1, at, doubled);
                return at + 1 == filled || at + 1 < limit && endsField(at + 1) ? at + 1 : -1;
            }
            at++;
        }
        return -1;
    }

    private boolean endsField(int at) {
        return (kinds[buffer[at] & 0xFF] & ENDS_FIELD) != 0;
    }

    /** Whether a line ends at this CR or LF; of both together only LF counts. */
    private boolean isBreak(int at) {
        return buffer[at] == '\n' || at + 1 >= filled || buffer[at + 1] != '\n';
    }

    private int afterBreak(int at) {
        boolean two = buffer[at] == '\r' && at + 1 < filled && buffer[at + 1] == '\n';
        return two ? at + 2 : at + 1;
    }

    private void endOfBytes(int limit) throws IOException {
        if (limit == filled) {
            end = limit;
            next = limit;
        } else {
            cutAtLineBreak(RecordFault.TOO_LONG, limit);
        }
    }

    private void cutAtLineBreak(RecordFault why, int limit) throws IOException {
        fault = why;
        fields.clear();
        breaks = 0;
        for (int at = start; at < limit; at++) {
            if (buffer[at] == '\n' || buffer[at] == '\r') {
                end = at;
                next = afterBreak(at);
                breaks = 1;
                return;
            }
        }
        if (limit == filled) {
            end = limit;
            next = limit;
        } else {
            fault = RecordFault.TOO_LONG;
            skipLine(limit);
        }
    }

    /** Leaves the beginning of the record in the buffer and forgets the rest up to the line's end. */
    private void skipLine(int limit) throws IOException {
        end = limit;
        byte[] kept = Arrays.copyOfRange(buffer, start, limit);
        long recordAt = base + start;
        int at = limit;
        while (true) {
            while (at < filled && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            if (at + 1 >= filled && !exhausted) {
                start = at;
                fill(2);
                at = start;
            } else {
                break;
            }
        }
        breaks = at < filled ? 1 : 0;
        long nextAt = base + (at < filled ? afterBreak(at) : at);
        resume(kept, recordAt, nextAt);
    }

    private void resume(byte[] kept, long recordAt, long nextAt) {
        int rest = (int) (base + filled - nextAt);
        byte[] joined = new byte[Math.max(buffer.length, kept.length + rest)];
        System.arraycopy(kept, 0, joined, 0, kept.length);
        System.arraycopy(buffer, filled - rest, joined, kept.length, rest);
        buffer = joined;
        base = recordAt;
        start = 0;
        end = kept.length;
        next = kept.length;
        filled = kept.length + rest;
        skipped = nextAt - recordAt - kept.length;
    }

    @Override
    public RecordFault fault() {
        return fault == RecordFault.NONE && fields.overflowed()
                ? RecordFault.TOO_MANY_FIELDS
                : fault;
    }

    @Override
    public long offset() {
        return base + start;
    }

    /** Of an overlong record, what was kept. */
    @Override
    public int length() {
        return end - start;
    }

    /** Where the next record begins in the file. */
    public long nextOffset() {
        return base + next + skipped;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public long nextPlace() {
        return line + breaks;
    }

    @Override
    public long consumed() {
        return consumed.getAsLong();
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public boolean isBlank() {
        for (int at = start; at < end; at++) {
            if (buffer[at] > ' ' && buffer[at] != delimiter || buffer[at] < 0) {
                return false;
            }
        }
        return !fault.isLast();
    }

    /** Without its quotes. */
    @Override
    public String text(int field) {
        int from = fields.from(field);
        int to = fields.to(field);
        if (from == to) {
            return "";
        }
        return fields.doubled(field)
                ? undoubled(from, to)
                : new String(buffer, from, to - from, charset);
    }

    private String undoubled(int from, int to) {
        byte[] text = new byte[to - from];
        int size = 0;
        for (int at = from; at < to; at++) {
            text[size++] = buffer[at];
            at += buffer[at] == quote ? 1 : 0;
        }
        return new String(text, 0, size, charset);
    }

    @Override
    public String raw(int maxChars) {
        int bytes = (int) Math.min(end - start, 4L * maxChars);
        String text = new String(buffer, start, bytes, charset);
        return text.length() <= maxChars ? text : text.substring(0, maxChars);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
