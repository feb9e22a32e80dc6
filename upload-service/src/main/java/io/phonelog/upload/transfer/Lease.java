package io.phonelog.upload.transfer;

import io.phonelog.upload.digest.Sha256State;
import io.phonelog.upload.storage.PartSizes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * The right to append to a file, until somebody else takes it.
 *
 * @param fence every commit shows it; of an older one none is taken
 * @param position how many bytes are acknowledged
 * @param stored how many of them are in parts
 * @param length of the whole file, null when the sender has not said
 * @param most how long it may be at all, in bytes
 * @param nextPart a number that no earlier writer can still be using
 * @param reserved the last such number, for now
 * @param expiresAt when the upload ends if nothing more comes
 * @param storageId of the parts, null while there are none
 * @param digest of the bytes before {@code position}
 */
public record Lease(
        UUID orgId,
        UUID uploadId,
        String key,
        long fence,
        long position,
        long stored,
        @Nullable Long length,
        long most,
        PartSizes sizes,
        int nextPart,
        int reserved,
        Instant expiresAt,
        @Nullable String storageId,
        Sha256State digest) {}
