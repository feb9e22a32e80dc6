package io.phonelog.contracts.event;

/**
 * Events one by one in bytes, for keeping: a row of a {@link RowBatch} without its neighbours,
 * after the schema version (1 byte). What holds for the whole file stands in the header and is kept
 * once, elsewhere. Not for use by several threads.
 */
public final class EventBytes {
    private static final int FIRST_CAPACITY = 512;

    private final RowBatch.Header header;
    private final EventIds ids;
    private final ByteWriter out = new ByteWriter(FIRST_CAPACITY);

    public EventBytes(RowBatch.Header header) {
        this.header = header;
        this.ids = new EventIds(header.orgId(), header.fileSha256());
    }

    /**
     * Encodes an event; {@link #copyTo} gives the bytes until the next call.
     *
     * @return how many bytes it takes
     */
    public int encode(PhoneEvent event) {
        out.clear();
        out.put(RowBatch.VERSION);
        new RowWriter(out, header, ids).write(event);
        return out.size();
    }

    /** Copies what was encoded last. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(out.array(), 0, target, at, out.size());
    }

    /**
     * Reads what {@link #encode} wrote under the same header.
     *
     * @throws UnreadableBatch when the bytes are damaged or of a newer schema
     */
    public PhoneEvent decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] < 1 || bytes[0] > RowBatch.VERSION) {
            throw new UnreadableBatch("the event is of a schema that is not known here", null);
        }
        try {
            return new RowReader(new ByteReader(bytes, 1), header, ids).read();
        } catch (RuntimeException e) {
            throw new UnreadableBatch("the event is damaged", e);
        }
    }
}
