package io.phonelog.parser.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
