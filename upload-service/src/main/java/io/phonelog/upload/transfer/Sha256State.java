package io.phonelog.upload.transfer;

import org.bouncycastle.crypto.digests.SHA256Digest;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 as far as it has got, as it is kept between two requests. */
public final class Sha256State {
    /** Of nothing yet. */
    public static final Sha256State START = new Sha256State(new SHA256Digest().getEncodedState());

    private final byte[] encoded;

    private Sha256State(byte[] encoded) {
        this.encoded = encoded;
    }

    /**
     * As it was kept.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Sha256State of(byte[] encoded) {
        return new Sha256State(encoded.clone());
    }

    static Sha256State of(SHA256Digest digest) {
        return new Sha256State(digest.getEncodedState());
    }

    SHA256Digest toDigest() {
        return new SHA256Digest(encoded.clone());
    }

    byte[] encoded() {
        return encoded.clone();
    }

    /** What the digest is if nothing more comes, in lower-case hexadecimal. */
    public String hex() {
        SHA256Digest digest = toDigest();
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return HexFormat.of().formatHex(result);
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
