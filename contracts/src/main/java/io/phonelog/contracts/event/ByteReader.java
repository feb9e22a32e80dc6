package io.phonelog.contracts.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads what {@link ByteWriter} wrote. Lengths are checked against the bytes that are left before
 * anything is allocated; running out of bytes throws {@link IndexOutOfBoundsException}.
 */
final class ByteReader {
    private final byte[] bytes;
    private final List<String> words = new ArrayList<>();
    private int at;

    ByteReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    boolean atEnd() {
        return at >= bytes.length;
    }

    int position() {
        return at;
    }

    int get() {
        return bytes[at++] & 0xFF;
    }

    int fixedInt() {
        return get() << 24 | get() << 16 | get() << 8 | get();
    }

    long fixedLong() {
        return (long) fixedInt() << 32 | fixedInt() & 0xFFFF_FFFFL;
    }

    UUID uuid() {
        return new UUID(fixedLong(), fixedLong());
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = get();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number has more than ten bytes");
    }

    int smallInt() {
        return Math.toIntExact(varint());
    }

    long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    /** How many items follow; each takes a byte at least. */
    int count() {
        long count = varint();
        if (count < 0 || count > bytes.length - at) {
            throw new IndexOutOfBoundsException("a length goes beyond the end");
        }
        return (int) count;
    }

    String text() {
        int length = count();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    String word() {
        int number = smallInt();
        if (number > 0) {
            return words.get(number - 1);
        }
        String word = text();
        if (words.size() < ByteWriter.MAX_WORDS) {
            words.add(word);
        }
        return word;
    }
}
