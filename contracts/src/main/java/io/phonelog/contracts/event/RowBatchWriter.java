package io.phonelog.contracts.event;

import java.util.Arrays;

/** Collects events into a {@link RowBatch}. Not for use by several threads. */
public final class RowBatchWriter {
    private static final int FIRST_CAPACITY = 64 * 1024;

    private final ByteWriter out = new ByteWriter(FIRST_CAPACITY);
    private final RowWriter writer;
    private int rows;

    public RowBatchWriter(RowBatch.Header header) {
        RowBatch.writeHeader(out, header);
        this.writer = new RowWriter(out, header);
    }

    /**
     * Adds an event.
     *
     * @throws IllegalArgumentException when the event is of another file or template than the
     *     header
     */
    public void add(PhoneEvent event) {
        writer.write(event);
        rows++;
    }

    public int rows() {
        return rows;
    }

    /** How many bytes the batch takes so far. */
    public int size() {
        return out.size();
    }

    /** The batch with everything added so far. */
    public byte[] toBytes() {
        byte[] bytes = Arrays.copyOf(out.array(), out.size());
        patch(bytes, RowBatch.ROWS_AT, rows);
        patch(bytes, RowBatch.CRC_AT, RowBatch.checksum(bytes, bytes.length));
        return bytes;
    }

    private static void patch(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> 24 - 8 * i);
        }
    }
}
