package io.phonelog.upload.digest;

import org.bouncycastle.crypto.digests.SHA256Digest;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A SHA-256 as far as it has got, as it is kept between two requests: as Bouncy Castle writes it.
 */
public final class Sha256State {
    /** Of nothing yet. */
    public static final Sha256State START = new Sha256State(new SHA256Digest().getEncodedState());

    private static final int WORD = 4;

    private final byte[] encoded;

    private Sha256State(byte[] encoded) {
        this.encoded = encoded;
    }

    /** As it was kept. */
    public static Sha256State of(byte[] encoded) {
        return new Sha256State(encoded.clone());
    }

    /**
     * @param chaining the eight words after the last whole block
     * @param length how many bytes were digested
     * @param rest those after the last whole block
     */
    static Sha256State of(int[] chaining, long length, byte[] rest) {
        byte[] start = START.encoded;
        int words = rest.length / WORD;
        int bytes = rest.length % WORD;
        ByteBuffer state = ByteBuffer.allocate(start.length + words * WORD);
        state.put(rest, words * WORD, bytes).position(WORD);
        state.putInt(bytes).putLong(length);
        for (int word : chaining) {
            state.putInt(word);
        }
        state.putInt(words).put(rest, 0, words * WORD);
        // What else the library keeps, which does not change as bytes are added.
        state.put(start, start.length - state.remaining(), state.remaining());
        return new Sha256State(state.array());
    }

    static Sha256State of(SHA256Digest digest) {
        return new Sha256State(digest.getEncodedState());
    }

    SHA256Digest toDigest() {
        return new SHA256Digest(encoded.clone());
    }

    /** The eight words after the last whole block. */
    int[] chaining() {
        int[] words = new int[8];
        ByteBuffer.wrap(encoded, 2 * WORD + Long.BYTES, 8 * WORD).asIntBuffer().get(words);
        return words;
    }

    /** How many bytes were digested. */
    long length() {
        return ByteBuffer.wrap(encoded).getLong(2 * WORD);
    }

    /** Those after the last whole block. */
    byte[] rest() {
        ByteBuffer state = ByteBuffer.wrap(encoded);
        int bytes = state.getInt(WORD);
        int at = 2 * WORD + Long.BYTES + 8 * WORD;
        int words = state.getInt(at);
        byte[] rest = new byte[words * WORD + bytes];
        state.get(at + WORD, rest, 0, words * WORD).get(0, rest, words * WORD, bytes);
        return rest;
    }

    public byte[] encoded() {
        return encoded.clone();
    }

    /** What the digest is if nothing more comes, in lower-case hexadecimal. */
    public String hex() {
        return RunningSha256.from(this).hex();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256State state && Arrays.equals(encoded, state.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
