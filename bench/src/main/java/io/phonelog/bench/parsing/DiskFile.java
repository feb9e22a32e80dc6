package io.phonelog.bench.parsing;

import io.phonelog.parser.archive.FileBytes;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on disk, as the parser wants it. */
record DiskFile(Path path, long size) implements FileBytes {
    DiskFile(Path path) throws IOException {
        this(path, Files.size(path));
    }

    @Override
    public InputStream open(long from, long to) throws IOException {
        FileInputStream in = new FileInputStream(path.toFile());
        in.skipNBytes(from);
        return in;
    }
}
