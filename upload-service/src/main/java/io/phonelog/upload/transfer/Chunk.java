package io.phonelog.upload.transfer;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/**
 * A chunk that has come in full.
 *
 * @param index from 0
 * @param size in bytes
 * @param sha256 in lower-case hexadecimal
 */
public record Chunk(
        UUID orgId, UUID uploadId, int index, long size, String sha256, List<ByteBuffer> bytes) {}
