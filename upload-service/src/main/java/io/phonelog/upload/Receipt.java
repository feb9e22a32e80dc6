package io.phonelog.upload;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What was learned about a file while it came in.
 *
 * @param size in bytes
 * @param sha256 lower-case hexadecimal
 * @param format as {@code csv}
 * @param contentType by its content
 */
@Embeddable
public record Receipt(
        long size,
        String sha256,
        @Column(name = "detected_format") String format,
        @Column(name = "content_type") String contentType) {
    /** The same bytes, looked at again. */
    Receipt recognised(String as, String type) {
        return new Receipt(size, sha256, as, type);
    }
}
