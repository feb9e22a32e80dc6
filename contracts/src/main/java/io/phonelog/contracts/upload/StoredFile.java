package io.phonelog.contracts.upload;

import java.util.UUID;

/**
 * A file in the object store.
 *
 * @param key where it is in the bucket
 * @param size in bytes
 * @param sha256 of the whole file, lower-case hexadecimal
 * @param format what it is by its content, as {@code csv}
 */
public record StoredFile(
        UUID uploadId, String key, String filename, long size, String sha256, String format) {}
