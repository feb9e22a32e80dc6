package io.phonelog.upload.storage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of one part. They are copied into blocks: a client may send them one by one, and a block
 * costs what it holds.
 */
public final class PartBuffer {
    /** Small beside a part, and below what garbage collectors treat as huge. */
    private static final int BLOCK = 128 << 10;

    private final List<ByteBuffer> full = new ArrayList<>();
    private ByteBuffer filling = ByteBuffer.allocate(BLOCK);
    private long size;

    /** Takes bytes until the part has {@code limit} of them; the rest stays in the source. */
    public void fill(ByteBuffer source, long limit) {
        while (source.hasRemaining() && size < limit) {
            if (!filling.hasRemaining()) {
                full.add(filling.flip());
                filling = ByteBuffer.allocate(BLOCK);
            }
            int count =
                    (int) Math.min(Math.min(source.remaining(), filling.remaining()), limit - size);
            filling.put(source.slice(source.position(), count));
            source.position(source.position() + count);
            size += count;
        }
    }

    public long size() {
        return size;
    }

    /** A copy of some of the bytes. */
    public byte[] copy(long from, int count) {
        byte[] copy = new byte[count];
        int done = 0;
        while (done < count) {
            int block = (int) ((from + done) / BLOCK);
            int offset = (int) ((from + done) % BLOCK);
            int length = Math.min(count - done, BLOCK - offset);
            ByteBuffer source = block < full.size() ? full.get(block) : filling;
            source.duplicate().clear().get(offset, copy, done, length);
            done += length;
        }
        return copy;
    }

    /** The blocks, to be read; nothing may be added afterwards. */
    public List<ByteBuffer> blocks() {
        full.add(filling.flip());
        return full;
    }
}
