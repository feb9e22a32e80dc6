package io.phonelog.upload.session;

import static io.phonelog.upload.UploadProblem.DIGEST_MALFORMED;
import static io.phonelog.upload.UploadProblem.DIGEST_MISMATCH;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code Content-Digest} (RFC 9530), and the bytes that it is about. Of its algorithms
 * those count that the RFC calls safe; others are passed over, as it wants.
 */
final class ContentDigest {
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");
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
     * @param header null when there is none: then every content fits
     * @throws io.phonelog.platform.problem.Problem when it cannot be read
     */
    static ContentDigest parse(@Nullable String header) {
        Map<String, byte[]> expected = new HashMap<>();
        if (header != null) {
            for (String member : header.split(",", -1)) {
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
        }
        return new ContentDigest(expected);
    }

    /** Leaves the buffer's position as it is. */
    void update(ByteBuffer bytes) {
        sha256.update(bytes.duplicate());
        if (sha512 != null) {
            sha512.update(bytes.duplicate());
        }
    }

    /**
     * Ends the digest.
     *
     * @return the SHA-256 in lower-case hexadecimal
     * @throws io.phonelog.platform.problem.Problem when other bytes came than the header says
     */
    String verify() {
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
