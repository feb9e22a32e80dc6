package io.phonelog.parser.archive;

import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.RecordFault;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * What comes out of an archive, up to a limit. Tells damage of the archive from failing storage.
 */
public final class UnpackingStream extends FilterInputStream {
    private final long limit;
    private long seen;

    public UnpackingStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int most = seen == limit ? 1 : (int) Math.min(length, limit - seen);
        int read;
        try {
            read = super.read(into, from, most);
        } catch (ZipException | EOFException e) {
            throw new DamagedFile(RecordFault.ARCHIVE_DAMAGED, e);
        }
        seen += Math.max(read, 0);
        if (seen > limit) {
            throw new DamagedFile(RecordFault.ARCHIVE_TOO_LARGE);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
