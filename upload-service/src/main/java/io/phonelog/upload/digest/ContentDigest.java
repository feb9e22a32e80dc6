package io.phonelog.upload.digest;

import static io.phonelog.upload.UploadProblem.DIGEST_MALFORMED;
import static io.phonelog.upload.UploadProblem.DIGEST_MISMATCH;
import static io.phonelog.upload.UploadProblem.DIGEST_UNSUPPORTED;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code Content-Digest} (RFC 9530), and the bytes that it is about. Of its algorithms
 * those count that the RFC calls safe. Others are passed over, as it wants, but only beside one
 * that counts: who sends a digest relies on its being looked at.
 */
public final class ContentDigest implements BodyCheck {
    public static final String HEADER = "Content-Digest";

    private static final Map<String, String> ALGORITHMS =
            Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");
    private static final String WANTED = "sha-256=10, sha-512=5";
    private static final Pattern MEMBER = Pattern.compile("([a-z*][a-z0-9_.*-]*)=:([^:]*):(;.*)?");

    private final MessageDigest sha256 = digest("SHA-256");
    private final @Nullable MessageDigest sha512;
    private final Map<String, byte[]> expected;

    private ContentDigest(Map<String, byte[]> expected) {
        this.expected = expected;
        this.sha512 = expected.containsKey("SHA-512") ? digest("SHA-512") : null;
    }

    /**
     * Reads the header.
     *
     * @param lines of it; none when it is not there: then every content fits
     * @throws io.phonelog.platform.problem.Problem when it cannot be read, or has only digests that
     *     cannot be checked
     */
    public static ContentDigest parse(List<String> lines) {
        Map<String, byte[]> expected = new HashMap<>();
        if (!lines.isEmpty()) {
            for (String member : String.join(",", lines).split(",", -1)) {
                Matcher form = MEMBER.matcher(member.strip());
                if (!form.matches()) {
                    throw DIGEST_MALFORMED.because(
                            "Content-Digest is written sha-256=:<base64>: (RFC 9530).");
                }
                String algorithm = ALGORITHMS.get(form.group(1));
                if (algorithm != null) {
                    expected.put(algorithm, decoded(form.group(2), digest(algorithm)));
                }
            }
            if (expected.isEmpty()) {
                throw DIGEST_UNSUPPORTED
                        .because("Send a digest of sha-256 or sha-512, or none.")
                        .header("Want-Content-Digest", WANTED);
            }
        }
        return new ContentDigest(expected);
    }

    /** Whether there was a header. */
    public boolean given() {
        return !expected.isEmpty();
    }

    @Override
    public void update(ByteBuffer bytes) {
        sha256.update(bytes.duplicate());
        if (sha512 != null) {
            sha512.update(bytes.duplicate());
        }
    }

    @Override
    public void verify() {
        verified();
    }

    /**
     * The same.
     *
     * @return the SHA-256 of the bytes, in lower-case hexadecimal
     */
    public String verified() {
        byte[] result = sha256.digest();
        compare("SHA-256", result);
        if (sha512 != null) {
            compare("SHA-512", sha512.digest());
        }
        return HexFormat.of().formatHex(result);
    }

    private void compare(String algorithm, byte[] result) {
        byte[] wanted = expected.get(algorithm);
        if (wanted != null && !MessageDigest.isEqual(wanted, result)) {
            throw DIGEST_MISMATCH.because(
                    "Its %s is another. Nothing of it was kept; send it again."
                            .formatted(algorithm));
        }
    }

    private static byte[] decoded(String text, MessageDigest digest) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length == digest.getDigestLength()) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below, like a digest of the wrong length.
        }
        throw DIGEST_MALFORMED.because("Content-Digest holds no digest in base64.");
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
