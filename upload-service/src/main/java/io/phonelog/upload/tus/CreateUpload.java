package io.phonelog.upload.tus;

import static io.phonelog.upload.UploadProblem.FILE_TOO_LARGE;
import static io.phonelog.upload.UploadProblem.TUS_HEADER;

import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

/**
 * What a client says of an upload that it begins.
 *
 * @param length in bytes, null when it is to be said later, or follows from the pieces
 */
record CreateUpload(@Nullable Long length, UploadMetadata metadata, Concat concat) {

    /**
     * Reads the headers.
     *
     * @param most the largest file, in bytes
     */
    static CreateUpload of(HttpServerRequest request, long most) {
        Concat concat = Concat.parse(request.getHeader(Tus.UPLOAD_CONCAT));
        String length = request.getHeader(Tus.UPLOAD_LENGTH);
        String deferred = request.getHeader(Tus.UPLOAD_DEFER_LENGTH);
        if (deferred != null && !deferred.strip().equals("1")) {
            throw TUS_HEADER.because("Upload-Defer-Length can only be 1.");
        }
        boolean assembled = concat instanceof Concat.Final;
        if (assembled && (length != null || deferred != null)) {
            throw TUS_HEADER.because("The length of an assembled upload follows from its pieces.");
        }
        if (!assembled && (length == null) == (deferred == null)) {
            throw TUS_HEADER.because("Send either Upload-Length or Upload-Defer-Length: 1.");
        }
        return new CreateUpload(
                length == null ? null : lengthOf(length, most),
                UploadMetadata.parse(request.getHeader(Tus.UPLOAD_METADATA)),
                concat);
    }

    /** Reads a count of bytes, at most the largest file's. */
    static long lengthOf(String text, long most) {
        long length = Count.of(Tus.UPLOAD_LENGTH, text);
        if (length > most) {
            throw FILE_TOO_LARGE.because("A file may have at most %d bytes.".formatted(most));
        }
        return length;
    }
}
