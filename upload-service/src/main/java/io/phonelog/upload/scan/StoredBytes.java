package io.phonelog.upload.scan;

import io.phonelog.upload.clamd.ScannerFault;
import io.phonelog.upload.storage.FileStore;

import java.io.InputStream;
import java.time.Duration;

/**
 * Reads a stretch of a stored file, block by block: however slowly it is read, no connection stays
 * open meanwhile. Blocks the thread, so never on an event loop.
 */
final class StoredBytes extends InputStream {
    private static final int BLOCK = 2 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FileStore store;
    private final String key;
    private final long end;

    private long next;
    private byte[] block = new byte[0];
    private int at;

    /**
     * @param end the first byte that is not read any more
     */
    StoredBytes(FileStore store, String key, long start, long end) {
        this.store = store;
        this.key = key;
        this.next = start;
        this.end = end;
    }

    @Override
    public int read() throws ScannerFault {
        return filled() ? block[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws ScannerFault {
        if (count == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        int part = Math.min(count, block.length - at);
        System.arraycopy(block, at, target, offset, part);
        at += part;
        return part;
    }

    private boolean filled() throws ScannerFault {
        if (at < block.length) {
            return true;
        }
        if (next >= end) {
            return false;
        }
        block = fetch((int) Math.min(BLOCK, end - next));
        next += block.length;
        at = 0;
        return true;
    }

    private byte[] fetch(int count) throws ScannerFault {
        byte[] bytes;
        try {
            bytes = store.range(key, next, count).await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            throw new ScannerFault("the file cannot be read: " + e, e);
        }
        if (bytes.length != count) {
            throw new ScannerFault(
                    "the store gave %d bytes instead of %d".formatted(bytes.length, count));
        }
        return bytes;
    }
}
