package io.phonelog.parser.markup;

import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.RecordFault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends where a single record takes more bytes than any should, before they fill the memory. */
final class BudgetStream extends FilterInputStream {
    static final int PER_RECORD = 16 << 20;

    private final RecordFault fault;
    private long left = PER_RECORD;

    BudgetStream(InputStream in, RecordFault fault) {
        super(in);
        this.fault = fault;
    }

    /** A new record begins. */
    void renew() {
        left = PER_RECORD;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        spend(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        spend(Math.max(read, 0));
        return read;
    }

    private void spend(int bytes) throws DamagedFile {
        left -= bytes;
        if (left < 0) {
            throw new DamagedFile(fault);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
