package io.phonelog.upload.transfer;

import io.phonelog.upload.SendOptions;
import io.phonelog.upload.storage.PartSizes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * A file that somebody is going to send in several requests.
 *
 * @param partial whether it is only a piece, to be assembled with others
 * @param length in bytes, null when the sender does not know yet
 * @param sha256 what the file must have, in lower-case hexadecimal
 * @param metadata as the sender wrote it
 * @param concat how it is put together, as the sender wrote it
 * @param sources what it is assembled from, in order
 */
public record NewTransfer(
        TransferKind kind,
        String filename,
        SendOptions options,
        boolean partial,
        @Nullable Long length,
        PartSizes sizes,
        @Nullable String sha256,
        @Nullable String metadata,
        @Nullable String concat,
        List<UUID> sources) {}
