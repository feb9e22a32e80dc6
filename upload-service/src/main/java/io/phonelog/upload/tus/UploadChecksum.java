package io.phonelog.upload.tus;

import static io.phonelog.upload.UploadProblem.CHECKSUM_MISMATCH;
import static io.phonelog.upload.UploadProblem.TUS_HEADER;

import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.digest.BodyCheck;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** The header {@code Upload-Checksum}, and the bytes that it is about. */
final class UploadChecksum implements BodyCheck {
    private final ChecksumAlgorithm.Running running;
    private final byte[] expected;

    private UploadChecksum(ChecksumAlgorithm.Running running, byte[] expected) {
        this.running = running;
        this.expected = expected;
    }

    /**
     * Reads the header.
     *
     * @return null when there is none
     * @throws Problem when the algorithm is none of ours, or the checksum no base64
     */
    static @Nullable UploadChecksum parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String[] words = header.strip().split(" +", 2);
        ChecksumAlgorithm algorithm =
                Arrays.stream(ChecksumAlgorithm.values())
                        .filter(known -> known.wireName().equals(words[0]))
                        .findFirst()
                        .orElseThrow(
                                () -> malformed("names none of " + ChecksumAlgorithm.wireNames()));
        try {
            return new UploadChecksum(
                    algorithm.begin(),
                    Base64.getDecoder().decode(words.length == 2 ? words[1] : ""));
        } catch (IllegalArgumentException e) {
            throw malformed("holds no base64");
        }
    }

    @Override
    public void update(ByteBuffer bytes) {
        running.update(bytes.duplicate());
    }

    @Override
    public void verify() {
        if (!MessageDigest.isEqual(expected, running.end())) {
            throw CHECKSUM_MISMATCH.because("Nothing of this request was kept. Send it again.");
        }
    }

    private static Problem malformed(String how) {
        return TUS_HEADER.because("Upload-Checksum " + how + ".");
    }
}
