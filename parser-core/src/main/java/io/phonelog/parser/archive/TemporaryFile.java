package io.phonelog.parser.archive;

import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.RecordFault;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A copy on disk of what must be read out of order. It goes when it is closed. */
public final class TemporaryFile implements Closeable {
    private final Path path;

    private TemporaryFile(Path path) {
        this.path = path;
    }

    /** Copies a stream and closes it. */
    public static TemporaryFile of(InputStream in) throws IOException {
        TemporaryFile file = new TemporaryFile(Files.createTempFile("phonelog-", ".tmp"));
        try (in;
                OutputStream out = Files.newOutputStream(file.path)) {
            in.transferTo(out);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /**
     * The archive that it is.
     *
     * @throws DamagedFile when it is none
     */
    public ZipFile zip() throws IOException {
        try {
            return new ZipFile(path.toFile());
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new DamagedFile(RecordFault.ARCHIVE_DAMAGED, e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
