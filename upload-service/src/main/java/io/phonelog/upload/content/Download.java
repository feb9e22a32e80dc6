package io.phonelog.upload.content;

import static io.phonelog.upload.UploadProblem.CONTENT_NOT_STORED;
import static io.phonelog.upload.UploadProblem.RANGE_NOT_SATISFIABLE;

import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadState;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is sent of a file.
 *
 * @param range null for all of it
 */
record Download(String key, String filename, String sha256, long size, @Nullable ByteRange range) {

    /**
     * Decides what to send.
     *
     * @param range the header of that name
     * @param ifRange the version that the range is meant for: of another one all is sent
     */
    static Download of(Upload upload, @Nullable String range, @Nullable String ifRange) {
        if (upload.state() != UploadState.STORED) {
            throw CONTENT_NOT_STORED.because(
                    "The upload is %s; only a stored one has content."
                            .formatted(upload.state().name().toLowerCase(java.util.Locale.ROOT)));
        }
        long size = Objects.requireNonNull(upload.size());
        String sha256 = Objects.requireNonNull(upload.sha256());
        boolean rangeHolds = ifRange == null || ifRange.equals(etag(sha256));
        ByteRange wanted = ByteRange.parse(rangeHolds ? range : null, size).orElse(null);
        if (wanted != null && !wanted.satisfiable()) {
            throw RANGE_NOT_SATISFIABLE
                    .because("The file has %d bytes.".formatted(size))
                    .header("Content-Range", "bytes */" + size);
        }
        return new Download(upload.key(), upload.filename(), sha256, size, wanted);
    }

    int status() {
        return range == null ? 200 : 206;
    }

    /** The range to ask the object store for. */
    @Nullable String rangeText() {
        return range == null ? null : range.text();
    }

    Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("Accept-Ranges", List.of("bytes"));
        headers.put("ETag", List.of(etag(sha256)));
        headers.put("Content-Disposition", List.of(disposition(filename)));
        long length = range == null ? size : range.length();
        headers.put("Content-Length", List.of(Long.toString(length)));
        if (range != null) {
            headers.put("Content-Range", List.of(range.of(size)));
        }
        return headers;
    }

    private static String etag(String sha256) {
        return '"' + sha256 + '"';
    }

    /** To be saved, never shown; the name in ASCII for old clients and in full (RFC 5987). */
    private static String disposition(String filename) {
        StringBuilder full = new StringBuilder();
        for (byte b : filename.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = Character.isLetterOrDigit(b) || b == '.' || b == '-' || b == '_';
            full.append(plain && b > 0 ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        String ascii = filename.replaceAll("[^ -~]|[\"\\\\%]", "_");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, full);
    }
}
