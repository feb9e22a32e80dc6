package io.phonelog.upload.session;

import io.phonelog.upload.SendOptions;
import io.phonelog.upload.intake.UploadOptions;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/**
 * A file that is going to be sent.
 *
 * @param size in bytes
 * @param sha256 of the whole file, in hexadecimal; a file with another one is refused
 * @param contentType as the sender believes; what counts is the content
 * @param chunkSize as the sender would like it, in bytes; the answer says what it is
 * @param options as for an upload in one request
 */
public record CreateSession(
        @NotNull String filename,
        @NotNull @Min(1) Long size,
        @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hexadecimal digits")
                @Nullable String sha256,
        @Nullable String contentType,
        @Min(1) @Nullable Long chunkSize,
        @Nullable Map<String, @Nullable String> options) {

    SendOptions sendOptions() {
        UploadOptions read = new UploadOptions();
        if (options != null) {
            options.forEach((name, value) -> read.put(name, Objects.requireNonNullElse(value, "")));
        }
        return read.toSendOptions();
    }
}
