package io.phonelog.upload.intake;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/** What a form tells while it is read. */
sealed interface FormEvent {

    /**
     * A part begins.
     *
     * @param filename null for a plain field
     */
    record PartStarted(String name, @Nullable String filename) implements FormEvent {}

    /** Some bytes of the part. */
    record Content(ByteBuffer bytes) implements FormEvent {}

    /** The part is whole. */
    record PartEnded() implements FormEvent {}
}
