package io.phonelog.upload;

import io.phonelog.contracts.upload.UploadStored.ParseOptions;
import io.phonelog.upload.duplicate.DuplicatePolicy;

import org.jspecify.annotations.Nullable;

/**
 * What a sender asks for.
 *
 * @param parse what its job is told
 * @param duplicates what becomes of a file that the tenant has already; null for what is configured
 */
public record SendOptions(ParseOptions parse, @Nullable DuplicatePolicy duplicates) {
    public static final SendOptions NONE = new SendOptions(ParseOptions.NONE, null);
}
