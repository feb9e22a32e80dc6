package io.phonelog.upload.storage;

/**
 * Where a stream of parts goes on.
 *
 * @param number of its first part
 * @param begun whether the store has an id for the parts already
 * @param tail how many bytes of the first part came before, in bytes
 */
public record PartStart(int number, boolean begun, long tail) {
    public static final PartStart NEW = new PartStart(1, false, 0);
}
