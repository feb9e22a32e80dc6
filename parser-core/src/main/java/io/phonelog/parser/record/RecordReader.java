package io.phonelog.parser.record;

import io.phonelog.contracts.parse.Dialect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.function.LongSupplier;

/**
 * Reads the records of a delimited file with their exact place in it. Follows RFC 4180, and beyond
 * it: lines end in LF, CRLF or CR; quotes inside unquoted fields are ordinary characters; a dialect
 * may have a sign that escapes.
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

    /** Ends a stretch of plain signs, though not the field. */
    private static final byte ESCAPES = 9;

    private final ByteWindow window;
    private final Charset charset;
    private final byte delimiter;
    private final byte quote;
    private final byte escape;
    private final FieldText texts;
    private final byte[] kinds = new byte[256];
    private final FieldBounds fields = new FieldBounds(MAX_FIELDS);
    private final LongSupplier consumed;

    private int start;
    private int end;
    private int next;
    private long line;
    private int breaks;
    private RecordFault fault = RecordFault.NONE;

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
        this.window = new ByteWindow(in, 4 * MAX_RECORD, offset);
        this.charset = Charset.forName(dialect.charset());
        this.delimiter = ascii(dialect.delimiter());
        this.quote = ascii(dialect.quote());
        this.escape = dialect.escape() == null ? 0 : ascii(dialect.escape());
        this.texts = new FieldText(charset, quote, escape);
        this.line = line;
        this.consumed = consumed == null ? () -> nextOffset() - offset : consumed;
        kinds['\n'] = ENDS_LINE;
        kinds['\r'] = ENDS_LINE;
        if (delimiter != NO_FIELDS) {
            kinds[delimiter] = ENDS_FIELD;
            kinds[quote] |= QUOTES;
        }
        if (escape != 0) {
            kinds[escape] = ESCAPES;
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
        window.base += window.skipped;
        window.skipped = 0;
        breaks = 0;
        start = window.fill(next, MAX_RECORD + 2);
        skipByteOrderMark();
        if (start >= window.filled) {
            end = start;
            next = start;
            return damaged();
        }
        scan();
        return true;
    }

    /** What could not be read any more is the last record, on a line of its own. */
    private boolean damaged() {
        fault = window.takeDamage();
        line += fault == RecordFault.NONE ? 0 : 1;
        fields.clear();
        return fault != RecordFault.NONE;
    }

    private void skipByteOrderMark() {
        if (window.base + start == 0
                && window.filled - start >= 3
                && window.bytes[start] == (byte) 0xEF
                && window.bytes[start + 1] == (byte) 0xBB
                && window.bytes[start + 2] == (byte) 0xBF) {
            start += 3;
        }
    }

    private void scan() throws IOException {
        fault = RecordFault.NONE;
        fields.clear();
        int limit = Math.min(window.filled, start + MAX_RECORD);
        int at = start;
        while (true) {
            boolean quoted = at < limit && window.bytes[at] == quote && quote != 0;
            int after = quoted ? quotedField(at, limit) : plainField(at, limit);
            if (after < 0) {
                cutAtLineBreak(RecordFault.BAD_QUOTING, limit);
                return;
            }
            if (after == limit) {
                endOfBytes(limit);
                return;
            }
            if (window.bytes[after] != delimiter) {
                end = after;
                next = window.afterBreak(after);
                breaks++;
                return;
            }
            at = after + 1;
        }
    }

    private int plainField(int from, int limit) {
        byte[] bytes = window.bytes;
        boolean escaped = false;
        int at = from;
        while (true) {
            while (at < limit && (kinds[bytes[at] & 0xFF] & ENDS_FIELD) == 0) {
                at++;
            }
            if (at == limit || kinds[bytes[at] & 0xFF] != ESCAPES) {
                fields.add(from, at, escaped);
                return at;
            }
            escaped = true;
            at = afterEscaped(at, limit);
        }
    }

    /** Behind an escape and what it escapes, which may be a line break of two bytes. */
    private int afterEscaped(int at, int limit) {
        if (at + 1 < limit && window.isBreak(at + 1)) {
            breaks++;
            return Math.min(window.afterBreak(at + 1), limit);
        }
        return Math.min(at + 2, limit);
    }

    private int quotedField(int from, int limit) {
        byte[] bytes = window.bytes;
        boolean doubled = false;
        int at = from + 1;
        while (at < limit) {
            while (at < limit && kinds[bytes[at] & 0xFF] < ENDS_LINE) {
                at++;
            }
            if (at == limit) {
                return -1;
            }
            if (kinds[bytes[at] & 0xFF] == ESCAPES) {
                doubled = true;
                at = afterEscaped(at, limit) - 1;
            } else if (bytes[at] != quote) {
                breaks += endsLine(at) ? 1 : 0;
            } else if (at + 1 < limit && bytes[at + 1] == quote) {
                doubled = true;
                at++;
            } else {
                fields.add(from + 1, at, doubled);
                return at + 1 == window.filled || at + 1 < limit && endsField(at + 1) ? at + 1 : -1;
            }
            at++;
        }
        return -1;
    }

    private boolean endsField(int at) {
        byte kind = kinds[window.bytes[at] & 0xFF];
        return (kind & ENDS_FIELD) != 0 && kind != ESCAPES;
    }

    /** Whether a line ends at this CR or LF; of both together only LF counts. */
    private boolean endsLine(int at) {
        return window.bytes[at] == '\n' || at + 1 >= window.filled || window.bytes[at + 1] != '\n';
    }

    private void endOfBytes(int limit) throws IOException {
        if (limit == window.filled) {
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
            if (window.isBreak(at)) {
                end = at;
                next = window.afterBreak(at);
                breaks = 1;
                return;
            }
        }
        if (limit == window.filled) {
            end = limit;
            next = limit;
        } else {
            fault = RecordFault.TOO_LONG;
            skipLine(limit);
        }
    }

    private void skipLine(int limit) throws IOException {
        breaks = window.skipLine(start, limit) ? 1 : 0;
        end = limit - start;
        next = end;
        start = 0;
    }

    @Override
    public RecordFault fault() {
        return fault == RecordFault.NONE && fields.overflowed()
                ? RecordFault.TOO_MANY_FIELDS
                : fault;
    }

    @Override
    public long offset() {
        return window.base + start;
    }

    /** Of an overlong record, what was kept. */
    @Override
    public int length() {
        return end - start;
    }

    /** Where the next record begins in the file. */
    public long nextOffset() {
        return window.base + next + window.skipped;
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
            if (window.bytes[at] > ' ' && window.bytes[at] != delimiter || window.bytes[at] < 0) {
                return false;
            }
        }
        return !fault.isLast();
    }

    @Override
    public boolean isBlank(int field) {
        byte[] bytes = window.bytes;
        for (int at = fields.from(field); at < fields.to(field); at++) {
            if (fields.doubled(field) || bytes[at] < 0) {
                return text(field).isBlank();
            }
            if (!Character.isWhitespace(bytes[at])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean hasDigit() {
        byte[] bytes = window.bytes;
        int at = start;
        while (at < end && (bytes[at] < '0' || bytes[at] > '9')) {
            at++;
        }
        return at < end;
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
                ? texts.of(window.bytes, from, to, from > start && window.bytes[from - 1] == quote)
                : new String(window.bytes, from, to - from, charset);
    }

    @Override
    public String raw(int maxChars) {
        int bytes = (int) Math.min(end - start, 4L * maxChars);
        String text = new String(window.bytes, start, bytes, charset);
        return text.length() <= maxChars ? text : text.substring(0, maxChars);
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
