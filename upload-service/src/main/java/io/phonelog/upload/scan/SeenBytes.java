package io.phonelog.upload.scan;

import io.phonelog.upload.clamd.WindowedStream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Whatever is read through it goes to the scanner too, and is counted. */
final class SeenBytes extends FilterInputStream {
    private static final int BLOCK = 64 << 10;

    private final WindowedStream scanner;
    private final UnpackBudget budget;

    SeenBytes(InputStream bytes, WindowedStream scanner, UnpackBudget budget) {
        super(bytes);
        this.scanner = scanner;
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = in.read(target, offset, count);
        if (read > 0) {
            budget.spend(read);
            scanner.write(target, offset, read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(BLOCK, Math.max(0, count))];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The bytes belong to an archive that goes on after them. */
    @Override
    public void close() {}
}
