package io.phonelog.upload.digest;

import java.nio.ByteBuffer;

/** A SHA-256 that can be put aside and gone on with elsewhere. */
public abstract sealed class RunningSha256 permits JavaSha256, PlatformSha256 {
    private static final int BLOCK = 16 << 10;

    /** Of nothing yet. */
    public static RunningSha256 start() {
        return from(Sha256State.START);
    }

    /** Goes on; with the platform's own code, if that lets itself be put aside here. */
    public static RunningSha256 from(Sha256State state) {
        return PlatformSha256.goingOn(state).orElseGet(() -> new JavaSha256(state));
    }

    /** Leaves the buffer's position as it is. */
    public final void update(ByteBuffer bytes) {
        if (bytes.hasArray()) {
            update(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            return;
        }
        ByteBuffer source = bytes.duplicate();
        byte[] block = new byte[Math.min(BLOCK, source.remaining())];
        while (source.hasRemaining()) {
            int count = Math.min(block.length, source.remaining());
            source.get(block, 0, count);
            update(block, 0, count);
        }
    }

    abstract void update(byte[] bytes, int from, int count);

    /** As far as it has got. */
    public abstract Sha256State state();

    /** Of what has come so far, in lower-case hexadecimal; more may come. */
    public abstract String hex();
}
