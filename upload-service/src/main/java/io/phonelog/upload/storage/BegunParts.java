package io.phonelog.upload.storage;

/**
 * Parts in the object store that are no file.
 *
 * @param key of the file that they were begun for
 * @param storageId under which the store keeps them
 */
public record BegunParts(String key, String storageId) {}
