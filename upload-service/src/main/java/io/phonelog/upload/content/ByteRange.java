package io.phonelog.upload.content;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that is asked for (RFC 9110, section 14).
 *
 * @param first byte, from 0
 * @param last byte, included; less than {@code first} when the file has no such bytes
 */
record ByteRange(long first, long last) {
    // More digits than any file has are left to "not understood", which means: all of it.
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Reads the header {@code Range}.
     *
     * @return nothing when all of the file is to be sent: no range, several, or none that we know
     */
    static Optional<ByteRange> parse(@Nullable String header, long size) {
        Matcher form = FORM.matcher(header == null ? "" : header.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String first = form.group(1);
        String last = form.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(suffix(size, last));
        }
        long start = Long.parseLong(first);
        long end = last.isEmpty() ? size - 1 : Long.parseLong(last);
        return end < start && !last.isEmpty()
                ? Optional.empty()
                : Optional.of(new ByteRange(start, Math.min(end, size - 1)));
    }

    private static ByteRange suffix(long size, String length) {
        long wanted = Long.parseLong(length);
        return new ByteRange(wanted == 0 ? size : Math.max(0, size - wanted), size - 1);
    }

    /** Whether the file has any of these bytes. */
    boolean satisfiable() {
        return first <= last;
    }

    long length() {
        return last - first + 1;
    }

    /** The header {@code Range} of one's own request. */
    String text() {
        return "bytes=%d-%d".formatted(first, last);
    }

    /** The header {@code Content-Range} of the answer. */
    String of(long size) {
        return "bytes %d-%d/%d".formatted(first, last, size);
    }
}
