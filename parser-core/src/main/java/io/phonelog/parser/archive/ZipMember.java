package io.phonelog.parser.archive;

import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.RecordFault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One file in a zip archive, read by the archive's directory and not by what precedes the file. */
final class ZipMember extends FilterInputStream {
    private final ZipFile archive;
    private final TemporaryFile copy;

    private ZipMember(InputStream in, ZipFile archive, TemporaryFile copy) {
        super(in);
        this.archive = archive;
        this.copy = copy;
    }

    static InputStream open(InputStream zip, String name) throws IOException {
        TemporaryFile copy = TemporaryFile.of(zip);
        try {
            return of(copy.zip(), copy, name);
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private static ZipMember of(ZipFile archive, TemporaryFile copy, String name)
            throws IOException {
        try {
            ZipEntry entry = archive.getEntry(name);
            if (entry == null) {
                throw new DamagedFile(RecordFault.ARCHIVE_DAMAGED);
            }
            return new ZipMember(archive.getInputStream(entry), archive, copy);
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (copy;
                archive) {
            super.close();
        }
    }
}
