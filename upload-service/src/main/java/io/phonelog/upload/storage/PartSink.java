package io.phonelog.upload.storage;

import io.smallrye.mutiny.Uni;

import software.amazon.awssdk.services.s3.model.CompletedPart;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/** Where the parts of one file go, and who keeps account of them. */
public interface PartSink {

    /** Called once, before the first part of a file that has none. */
    Uni<Void> begin();

    /**
     * The bytes at the start of the first part that came before this stream; asked for when that
     * part has the rest.
     */
    Uni<List<ByteBuffer>> tail();

    /**
     * Sends a part to the store.
     *
     * @param number from 1
     */
    Uni<CompletedPart> send(int number, List<ByteBuffer> bytes);

    /**
     * A part has just got its last byte.
     *
     * @return what to do when the store has this part and all before it
     */
    Function<CompletedPart, Uni<Void>> sealed(int number, long size);
}
