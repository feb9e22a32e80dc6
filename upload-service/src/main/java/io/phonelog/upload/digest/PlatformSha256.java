package io.phonelog.upload.digest;

import org.jboss.logging.Logger;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The JDK's, for which the compiler uses the processor's own instructions: some 0.6 ns a byte. It
 * cannot be put aside, so its fields are read and written. The process has to be started with
 * {@code --add-opens java.base/sun.security.provider=ALL-UNNAMED} for that, as the image and the
 * local stack do; where it is not, or the fields are others some day, this is not available.
 */
final class PlatformSha256 extends RunningSha256 {
    private static final Logger LOG = Logger.getLogger(PlatformSha256.class);
    private static final int BLOCK = 64;
    private static final Optional<Internals> FOUND = find();

    private final Internals jdk;
    private final Object digest;

    private PlatformSha256(Internals jdk, Sha256State from) throws ReflectiveOperationException {
        byte[] rest = from.rest();
        this.jdk = jdk;
        this.digest = jdk.create.newInstance();
        jdk.state.set(digest, from.chaining());
        jdk.length.setLong(digest, from.length());
        jdk.filled.setInt(digest, rest.length);
        System.arraycopy(rest, 0, (byte[]) jdk.buffer.get(digest), 0, rest.length);
    }

    /** Goes on, if that is possible here. */
    static Optional<RunningSha256> goingOn(Sha256State from) {
        return FOUND.map(jdk -> of(jdk, from));
    }

    private static RunningSha256 of(Internals jdk, Sha256State from) {
        try {
            return new PlatformSha256(jdk, from);
        } catch (ReflectiveOperationException e) {
            throw changed(e);
        }
    }

    /** Where the JDK keeps what. */
    private record Internals(
            Constructor<?> create,
            Method update,
            Method finish,
            Method copy,
            Field state,
            Field length,
            Field buffer,
            Field filled) {}

    private static Optional<Internals> find() {
        try {
            Class<?> sha256 = Class.forName("sun.security.provider.SHA2$SHA256");
            Class<?> sha2 = sha256.getSuperclass();
            Class<?> digest = sha2.getSuperclass();
            var jdk =
                    new Internals(
                            open(sha256.getConstructor()),
                            open(
                                    digest.getDeclaredMethod(
                                            "engineUpdate", byte[].class, int.class, int.class)),
                            open(digest.getDeclaredMethod("engineDigest")),
                            open(sha2.getMethod("clone")),
                            open(sha2.getDeclaredField("state")),
                            open(digest.getDeclaredField("bytesProcessed")),
                            open(digest.getDeclaredField("buffer")),
                            open(digest.getDeclaredField("bufOfs")));
            return Optional.of(jdk).filter(PlatformSha256::agrees);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Not open, or fields of other names or types.
            LOG.infof("The platform's SHA-256 cannot be put aside: cause=%s", e);
            return Optional.empty();
        }
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.setAccessible(true);
        return member;
    }

    /** Fields may be there and mean something else. */
    private static boolean agrees(Internals jdk) {
        byte[] bytes =
                "More than a block, and not a whole number of words of them all, that is."
                        .getBytes(StandardCharsets.US_ASCII);
        RunningSha256 known = new JavaSha256(Sha256State.START);
        known.update(bytes, 0, bytes.length);
        RunningSha256 asked = of(jdk, Sha256State.START);
        asked.update(bytes, 0, bytes.length);
        return asked.state().equals(known.state())
                && of(jdk, known.state()).hex().equals(known.hex());
    }

    @Override
    void update(byte[] bytes, int from, int count) {
        try {
            jdk.update.invoke(digest, bytes, from, count);
        } catch (ReflectiveOperationException e) {
            throw changed(e);
        }
    }

    @Override
    public Sha256State state() {
        try {
            long length = jdk.length.getLong(digest);
            int filled = (int) (length % BLOCK);
            byte[] rest = Arrays.copyOf((byte[]) jdk.buffer.get(digest), filled);
            return Sha256State.of((int[]) jdk.state.get(digest), length, rest);
        } catch (ReflectiveOperationException e) {
            throw changed(e);
        }
    }

    @Override
    public String hex() {
        try {
            // To finish it would be its end.
            Object copy = jdk.copy.invoke(digest);
            return HexFormat.of().formatHex((byte[]) jdk.finish.invoke(copy));
        } catch (ReflectiveOperationException e) {
            throw changed(e);
        }
    }

    private static IllegalStateException changed(ReflectiveOperationException cause) {
        return new IllegalStateException("the platform's SHA-256 was there before", cause);
    }
}
