package io.phonelog.parser.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Knows how much was read from it. */
public final class MeteredStream extends FilterInputStream {
    private long seen;

    public MeteredStream(InputStream in) {
        super(in);
    }

    public long seen() {
        return seen;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        seen += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        seen += Math.max(read, 0);
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        seen += skipped;
        return skipped;
    }

    /** A gzip stream with several members ends at the first where nothing seems to be available. */
    @Override
    public int available() {
        return 1;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
