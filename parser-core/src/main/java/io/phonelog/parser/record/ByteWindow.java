package io.phonelog.parser.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The stretch of a stream that is in memory. Its fields are read in the innermost loops. */
final class ByteWindow implements Closeable {
    byte[] bytes;
    int filled;

    /** Of the first byte in memory, in the file. */
    long base;

    /** Bytes that were left out behind those kept last; the base does not count them yet. */
    long skipped;

    private final InputStream in;
    private boolean exhausted;
    private RecordFault damage = RecordFault.NONE;

    ByteWindow(InputStream in, int size, long offset) {
        this.in = in;
        this.bytes = new byte[size];
        this.base = offset;
    }

    /**
     * Reads on where there are fewer bytes than wanted behind a place; what precedes it is
     * forgotten.
     *
     * @return where the place is now
     */
    int fill(int from, int wanted) throws IOException {
        if (exhausted || filled - from >= wanted) {
            return from;
        }
        System.arraycopy(bytes, from, bytes, 0, filled - from);
        base += from;
        filled -= from;
        while (filled < bytes.length && !exhausted) {
            int read = read();
            exhausted = read < 0;
            filled += Math.max(read, 0);
        }
        return 0;
    }

    private int read() throws IOException {
        try {
            return in.read(bytes, filled, bytes.length - filled);
        } catch (DamagedFile e) {
            damage = e.fault();
            return -1;
        }
    }

    /** Why the stream ended too early, once. */
    RecordFault takeDamage() {
        RecordFault taken = damage;
        damage = RecordFault.NONE;
        return taken;
    }

    /** Where the line after a line end begins, which is one byte or CR and LF. */
    int afterBreak(int at) {
        boolean two = bytes[at] == '\r' && at + 1 < filled && bytes[at + 1] == '\n';
        return two ? at + 2 : at + 1;
    }

    boolean isBreak(int at) {
        return bytes[at] == '\n' || bytes[at] == '\r';
    }

    /**
     * Keeps the bytes from one place to another at the front, and forgets the rest up to the line's
     * end.
     *
     * @return whether the line has an end
     */
    boolean skipLine(int from, int to) throws IOException {
        byte[] kept = Arrays.copyOfRange(bytes, from, to);
        long keptAt = base + from;
        int at = to;
        while (true) {
            while (at < filled && !isBreak(at)) {
                at++;
            }
            if (at + 1 >= filled && !exhausted) {
                at = fill(at, 2);
            } else {
                break;
            }
        }
        boolean ends = at < filled;
        resume(kept, keptAt, base + (ends ? afterBreak(at) : at));
        return ends;
    }

    private void resume(byte[] kept, long keptAt, long nextAt) {
        int rest = (int) (base + filled - nextAt);
        byte[] joined = new byte[Math.max(bytes.length, kept.length + rest)];
        System.arraycopy(kept, 0, joined, 0, kept.length);
        System.arraycopy(bytes, filled - rest, joined, kept.length, rest);
        bytes = joined;
        base = keptAt;
        filled = kept.length + rest;
        skipped = nextAt - keptAt - kept.length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
