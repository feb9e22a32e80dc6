package io.phonelog.upload.tus;

import static io.phonelog.upload.UploadProblem.TUS_HEADER;

import io.phonelog.platform.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The header {@code Upload-Concat}: how an upload belongs together with others. */
sealed interface Concat {

    /** It stands alone. */
    record Alone() implements Concat {}

    /** It is a piece. */
    record Partial() implements Concat {}

    /** It is made of pieces, in this order. */
    record Final(List<UUID> pieces) implements Concat {}

    /**
     * Reads the header.
     *
     * @throws Problem when it is neither {@code partial} nor {@code final;} with URLs of uploads
     */
    static Concat parse(@Nullable String header) {
        if (header == null) {
            return new Alone();
        }
        String text = header.strip();
        if (text.equals("partial")) {
            return new Partial();
        }
        if (!text.startsWith("final;")) {
            throw malformed();
        }
        List<UUID> pieces =
                Arrays.stream(text.substring("final;".length()).strip().split("\\s+"))
                        .map(Concat::idOf)
                        .toList();
        return new Final(pieces);
    }

    private static UUID idOf(String url) {
        try {
            return UUID.fromString(url.substring(url.lastIndexOf('/') + 1));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static Problem malformed() {
        return TUS_HEADER.because(
                "Upload-Concat is \"partial\", or \"final;\" and the URLs of the pieces.");
    }
}
