package io.phonelog.event.export;

import io.phonelog.event.store.StartTime;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.BitSet;
import java.util.zip.GZIPOutputStream;

/**
 * The values of one column of a row group: one data page, plain, compressed by gzip (Apache
 * Parquet, "Data Pages"). A value may be absent.
 */
final class ParquetColumn {
    static final int GZIP = 2;
    static final int PLAIN = 0;
    static final int RLE = 3;
    private static final int DATA_PAGE = 0;

    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private final ByteBuffer fixed = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    private final BitSet present = new BitSet();
    private int rows;

    /**
     * A page with its header.
     *
     * @param uncompressed length if it was not compressed
     */
    record Page(byte[] bytes, long uncompressed) {}

    /** Adds the next row's value. */
    void add(EventColumn.Kind kind, @Nullable Object value) {
        boolean isThere =
                value != null
                        && switch (kind) {
                            case TEXT -> text(value.toString());
                            case WHOLE -> whole(((Number) value).longValue());
                            case REAL ->
                                    whole(Double.doubleToLongBits(((Number) value).doubleValue()));
                            case TIME -> time((Instant) value);
                        };
        present.set(rows++, isThere);
    }

    private boolean text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        values.write(fixed.putInt(0, utf8.length).array(), 0, Integer.BYTES);
        values.writeBytes(utf8);
        return true;
    }

    private boolean whole(long value) {
        values.write(fixed.putLong(0, value).array(), 0, Long.BYTES);
        return true;
    }

    /** A time that no calendar has is absent; what the file says is in {@code localText}. */
    private boolean time(Instant time) {
        long micros = StartTime.micros(time);
        return micros != StartTime.NONE && whole(micros);
    }

    /** Everything that was added. */
    Page page() throws IOException {
        byte[] levels = levels();
        int uncompressed = levels.length + values.size();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(body)) {
            gzip.write(levels);
            values.writeTo(gzip);
        }
        byte[] header =
                new CompactThrift()
                        .int32(1, DATA_PAGE)
                        .int32(2, uncompressed)
                        .int32(3, body.size())
                        .struct(5)
                        .int32(1, rows)
                        .int32(2, PLAIN)
                        .int32(3, RLE)
                        .int32(4, RLE)
                        .end()
                        .end()
                        .toBytes();
        ByteArrayOutputStream page = new ByteArrayOutputStream(header.length + body.size());
        page.writeBytes(header);
        body.writeTo(page);
        return new Page(page.toByteArray(), (long) header.length + uncompressed);
    }

    /** Which rows have a value: one run of bits (Apache Parquet, "RLE/bit-packing hybrid"). */
    private byte[] levels() {
        int groups = (rows + 7) / 8;
        byte[] bits = present.toByteArray();
        ByteBuffer levels =
                ByteBuffer.allocate(Integer.BYTES + 5 + groups).order(ByteOrder.LITTLE_ENDIAN);
        levels.position(Integer.BYTES);
        int header = groups << 1 | 1;
        while ((header & ~0x7F) != 0) {
            levels.put((byte) (header | 0x80));
            header >>>= 7;
        }
        levels.put((byte) header);
        int begin = levels.position();
        levels.put(bits).position(begin + groups);
        levels.putInt(0, levels.position() - Integer.BYTES);
        byte[] exact = new byte[levels.position()];
        levels.flip().get(exact);
        return exact;
    }
}
