package io.phonelog.contracts.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of the events of one file: 74 bits of SHA-256 over tenant and file, then 48 bits of position,
 * as a UUID of version 8. The same row of the same file has the same id however often it is read,
 * and ids of one file sort by position, which keeps an index on them compact.
 */
public final class EventIds {
    /** Positions end here: 256 TiB. */
    public static final long MAX_POSITION = (1L << 48) - 1;

    private final long high;
    private final long low;

    /** The ids of a tenant's file. */
    public EventIds(UUID orgId, String fileSha256) {
        byte[] text = fileSha256.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer key = ByteBuffer.allocate(16 + text.length);
        key.putLong(orgId.getMostSignificantBits()).putLong(orgId.getLeastSignificantBits());
        key.put(text);
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(key.array()));
        this.high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        this.low = hash.getLong() & 0x3FFF_0000_0000_0000L | 0x8000_0000_0000_0000L;
    }

    /**
     * The id of the event at a position, such as its byte offset.
     *
     * @throws IllegalArgumentException when the position is negative or beyond {@link
     *     #MAX_POSITION}
     */
    public UUID at(long position) {
        if (position < 0 || position > MAX_POSITION) {
            throw new IllegalArgumentException("no such position: " + position);
        }
        return new UUID(high, low | position);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
