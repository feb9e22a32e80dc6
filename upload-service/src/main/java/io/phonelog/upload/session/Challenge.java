package io.phonelog.upload.session;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a sender has to show before it need not send a file: the SHA-256 of the nonce followed by
 * some ranges of the file. Whoever knows only the file's own SHA-256 cannot tell, and nobody can
 * ask somebody else beforehand, since the nonce decides which ranges it is.
 *
 * @param nonce made up for one session
 * @param size of the file, in bytes
 */
record Challenge(byte[] nonce, long size) {
    static final int RANGE = 64 << 10;
    private static final int RANGES = 8;
    private static final int NONCE = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Bytes of a file, both ends included, as in an HTTP range. */
    public record Range(long from, long to) {
        int length() {
            return (int) (to - from + 1);
        }
    }

    /** As the sender is asked. */
    public record View(String nonce, List<Range> ranges) {}

    static Challenge of(long size) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        return new Challenge(nonce, size);
    }

    /** The ranges in the order in which they are digested; they may overlap. */
    List<Range> ranges() {
        if (size <= (long) RANGE * RANGES) {
            return List.of(new Range(0, size - 1));
        }
        return IntStream.range(0, RANGES).mapToObj(this::range).toList();
    }

    private Range range(int index) {
        MessageDigest digest = sha256();
        digest.update(nonce);
        long random = ByteBuffer.wrap(digest.digest(new byte[] {(byte) index})).getLong();
        long from = Long.remainderUnsigned(random, size - RANGE + 1);
        return new Range(from, from + RANGE - 1);
    }

    /** A digest that has the nonce; the bytes of the ranges are to follow. */
    MessageDigest begun() {
        MessageDigest digest = sha256();
        digest.update(nonce);
        return digest;
    }

    View view() {
        return new View(HexFormat.of().formatHex(nonce), ranges());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
