package io.phonelog.parser.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file, from any place and as often as wanted. */
public interface FileBytes {
    /** How many there are. */
    long size();

    /** The bytes from one offset up to another. */
    InputStream open(long from, long to) throws IOException;

    /** A file in memory. */
    static FileBytes of(byte[] content) {
        return new FileBytes() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open(long from, long to) {
                return new ByteArrayInputStream(content, (int) from, (int) (to - from));
            }
        };
    }
}
