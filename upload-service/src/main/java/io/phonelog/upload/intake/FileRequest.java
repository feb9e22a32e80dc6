package io.phonelog.upload.intake;

import io.phonelog.contracts.upload.UploadStored.ParseOptions;
import io.phonelog.platform.access.Caller;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a file before its first byte.
 *
 * @param options those that came before the file
 * @param length in bytes, null when only the end of the body tells it
 * @param idempotencyKey as the client gave it
 */
record FileRequest(
        Caller caller,
        FileName name,
        ParseOptions options,
        @Nullable Long length,
        @Nullable String idempotencyKey) {

    /**
     * What makes two requests the same: all that can be compared without reading the file.
     *
     * @param all also those options that came after the file
     */
    Object fingerprint(ParseOptions all) {
        return new Fingerprint(name.text(), all);
    }

    private record Fingerprint(String filename, ParseOptions options) {}
}
