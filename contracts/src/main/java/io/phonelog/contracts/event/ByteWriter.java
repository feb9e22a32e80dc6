package io.phonelog.contracts.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A buffer that grows, and the primitives of the batch format. */
final class ByteWriter {
    /** Words beyond this many are written out every time. */
    static final int MAX_WORDS = 4096;

    private byte[] bytes;
    private int size;
    private final Map<String, Integer> words = new HashMap<>();

    ByteWriter(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    /** Forgets everything, words included; the room stays. */
    void clear() {
        size = 0;
        words.clear();
    }

    void room(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }

    void put(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void fixedInt(int value) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void fixedLong(long value) {
        fixedInt((int) (value >>> 32));
        fixedInt((int) value);
    }

    void uuid(UUID value) {
        fixedLong(value.getMostSignificantBits());
        fixedLong(value.getLeastSignificantBits());
    }

    /** Seven bits a byte, least significant first; negative values take ten bytes. */
    void varint(long value) {
        room(10);
        if (value >>> 7 == 0) {
            bytes[size++] = (byte) value;
            return;
        }
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Small values of either sign stay short. */
    void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    /** Length in bytes, then UTF-8. */
    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    /** A text that comes again and again: written once, then by number. */
    void word(String word) {
        Integer known = words.get(word);
        if (known != null) {
            varint(known + 1L);
            return;
        }
        varint(0);
        text(word);
        if (words.size() < MAX_WORDS) {
            words.put(word, words.size());
        }
    }
}
