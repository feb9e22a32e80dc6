package io.phonelog.event.load;

import io.phonelog.contracts.event.EventBytes;

import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Rows in the binary format of {@code COPY} (PostgreSQL manual, COPY, "Binary Format"), written
 * without an object per value. Lives in blocks of moderate size: nothing is copied when it grows.
 */
final class CopyRows {
    private static final int BLOCK = 128 * 1024;
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
    };
    private static final int NULL = -1;
    private static final short END = -1;

    /** Postgres counts time from 2000-01-01, in microseconds. */
    private static final long EPOCH = 946_684_800_000_000L;

    private static final char REPLACEMENT = '\uFFFD';
    private static final int LONGEST_CHAR = 3;

    private final List<ByteBuffer> full = new ArrayList<>();
    private ByteBuffer block = ByteBuffer.allocate(BLOCK);

    CopyRows() {
        block.put(SIGNATURE).putInt(0).putInt(0);
    }

    void row(int columns) {
        room(Short.BYTES).putShort((short) columns);
    }

    void uuid(UUID value) {
        room(20).putInt(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
    }

    void smallint(int value) {
        room(6).putInt(2).putShort((short) value);
    }

    void integer(int value) {
        room(8).putInt(4).putInt(value);
    }

    /** A real, or null. */
    void real(@Nullable Double value) {
        if (value == null) {
            absent();
        } else {
            room(8).putInt(4).putFloat(value.floatValue());
        }
    }

    void absent() {
        room(4).putInt(NULL);
    }

    /** A timestamptz; {@link Long#MIN_VALUE} is {@code -infinity}. */
    void time(long microsSince1970) {
        long value = microsSince1970 == Long.MIN_VALUE ? microsSince1970 : microsSince1970 - EPOCH;
        room(12).putInt(8).putLong(value);
    }

    /** A text, or null. What Postgres does not take in a text is replaced. */
    void text(@Nullable String value) {
        if (value == null) {
            absent();
            return;
        }
        int length = value.length();
        ByteBuffer out = room(4 + length * LONGEST_CHAR);
        int start = out.position();
        out.putInt(length);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c == 0 || c >= 0x80) {
                byte[] utf8 = storable(value).getBytes(StandardCharsets.UTF_8);
                out.putInt(start, utf8.length).position(start + 4).put(utf8);
                return;
            }
            out.put((byte) c);
        }
    }

    /** What was encoded last. */
    void bytes(EventBytes encoded, int length) {
        ByteBuffer out = room(4 + length);
        out.putInt(length);
        encoded.copyTo(out.array(), out.position());
        out.position(out.position() + length);
    }

    /** Ends the rows and sends them. Call once. */
    void sendTo(CopyIn copy) throws SQLException {
        room(Short.BYTES).putShort(END);
        full.add(block);
        for (ByteBuffer part : full) {
            copy.writeToCopy(part.array(), 0, part.position());
        }
    }

    /** Postgres keeps no NUL in a text. The whole event, kept as bytes, has it still. */
    static String storable(String text) {
        return text.replace('\0', REPLACEMENT);
    }

    private ByteBuffer room(int bytes) {
        if (block.remaining() < bytes) {
            full.add(block);
            block = ByteBuffer.allocate(Math.max(BLOCK, bytes));
        }
        return block;
    }
}
