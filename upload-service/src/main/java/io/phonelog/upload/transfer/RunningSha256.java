package io.phonelog.upload.transfer;

import org.bouncycastle.crypto.digests.SHA256Digest;

import java.nio.ByteBuffer;

/**
 * A SHA-256 that can be put aside and gone on with elsewhere, which the one of the JDK cannot. It
 * costs some 4 ns a byte; files that come in one request use the faster one.
 */
public final class RunningSha256 {
    private static final int BLOCK = 16 << 10;

    private final SHA256Digest digest;

    public RunningSha256(Sha256State from) {
        digest = from.toDigest();
    }

    /** Leaves the buffer's position as it is. */
    public void update(ByteBuffer bytes) {
        if (bytes.hasArray()) {
            digest.update(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            return;
        }
        ByteBuffer source = bytes.duplicate();
        byte[] block = new byte[Math.min(BLOCK, source.remaining())];
        while (source.hasRemaining()) {
            int count = Math.min(block.length, source.remaining());
            source.get(block, 0, count);
            digest.update(block, 0, count);
        }
    }

    public Sha256State state() {
        return Sha256State.of(digest);
    }
}
