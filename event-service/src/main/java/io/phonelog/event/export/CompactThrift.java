package io.phonelog.event.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes Thrift's compact protocol, as far as Parquet's metadata needs it (Apache Thrift, "Thrift
 * compact protocol encoding").
 */
final class CompactThrift {
    private static final int INT32 = 5;
    private static final int INT64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LONGEST_SHORT_LIST = 14;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> fields = new ArrayDeque<>();
    private int last;

    CompactThrift int32(int field, int value) {
        header(field, INT32);
        zigzag(value);
        return this;
    }

    CompactThrift int64(int field, long value) {
        header(field, INT64);
        zigzag(value);
        return this;
    }

    CompactThrift text(int field, String value) {
        header(field, BINARY);
        text(value);
        return this;
    }

    CompactThrift texts(int field, String value) {
        header(field, LIST);
        listOf(BINARY, 1);
        text(value);
        return this;
    }

    CompactThrift int32s(int field, int... values) {
        header(field, LIST);
        listOf(INT32, values.length);
        for (int value : values) {
            zigzag(value);
        }
        return this;
    }

    /** Begins a field that is a struct. */
    CompactThrift struct(int field) {
        header(field, STRUCT);
        return element();
    }

    /**
     * Begins a field that is a list of structs; each is begun by {@link #element}, or ready made.
     */
    CompactThrift structs(int field, int size) {
        header(field, LIST);
        listOf(STRUCT, size);
        return this;
    }

    CompactThrift element() {
        fields.push(last);
        last = 0;
        return this;
    }

    CompactThrift readyMade(byte[] structs) {
        out.writeBytes(structs);
        return this;
    }

    /** Ends the struct that was begun last; at the end, the outermost. */
    CompactThrift end() {
        out.write(0);
        last = fields.isEmpty() ? 0 : fields.pop();
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private void header(int field, int type) {
        out.write(field - last << 4 | type);
        last = field;
    }

    private void listOf(int type, int size) {
        if (size <= LONGEST_SHORT_LIST) {
            out.write(size << 4 | type);
        } else {
            out.write(0xF0 | type);
            varint(size);
        }
    }

    private void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        out.writeBytes(utf8);
    }

    private void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
