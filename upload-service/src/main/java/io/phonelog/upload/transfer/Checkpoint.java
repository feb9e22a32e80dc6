package io.phonelog.upload.transfer;

import io.phonelog.upload.digest.Sha256State;

import java.util.List;

/**
 * What a writer has stored since it last said so.
 *
 * @param parts in the object store, in order
 * @param tail bytes beyond the parts
 * @param position how many bytes of the file are stored with these
 * @param digest of all bytes before {@code position}
 */
record Checkpoint(List<Part> parts, List<Tail> tail, long position, Sha256State digest) {

    /** A part as the store answered for it. */
    record Part(int number, long size, String etag) {}

    /**
     * Bytes that fill no part yet.
     *
     * @param start of them in the file
     */
    record Tail(long start, byte[] bytes) {}

    Checkpoint(Part part, long position, Sha256State digest) {
        this(List.of(part), List.of(), position, digest);
    }
}
