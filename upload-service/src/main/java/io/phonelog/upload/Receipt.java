package io.phonelog.upload;

/**
 * What was learned about a file while it came in.
 *
 * @param size in bytes
 * @param sha256 lower-case hexadecimal
 * @param format as {@code csv}
 * @param contentType by its content
 */
public record Receipt(long size, String sha256, String format, String contentType) {}
