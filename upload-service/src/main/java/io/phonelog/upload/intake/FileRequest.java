package io.phonelog.upload.intake;

import io.phonelog.platform.access.Caller;
import io.phonelog.upload.SendOptions;

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
        SendOptions options,
        @Nullable Long length,
        @Nullable String idempotencyKey) {

    /**
     * What makes two requests the same: all that can be compared without reading the file.
     *
     * @param all also those options that came after the file
     */
    Object fingerprint(SendOptions all) {
        return new Fingerprint(name.text(), all);
    }

    private record Fingerprint(String filename, SendOptions options) {}
}
