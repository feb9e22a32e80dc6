package io.phonelog.upload.detect;

import io.phonelog.contracts.parse.Recoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the bytes of a text are characters, so far as it matters here. */
final class TextCharset {
    private TextCharset() {}

    /**
     * The charset. Latin-1 for whatever extends ASCII: it shows every byte as one character, enough
     * to find delimiters and control characters.
     */
    static Charset of(byte[] head) {
        if (hasUtf8Mark(head)) {
            return StandardCharsets.UTF_8;
        }
        String recoding = Recoding.of(head);
        return recoding == null ? StandardCharsets.ISO_8859_1 : Charset.forName(recoding);
    }

    private static boolean hasUtf8Mark(byte[] head) {
        return head.length >= 3
                && (head[0] & 0xFF) == 0xEF
                && (head[1] & 0xFF) == 0xBB
                && (head[2] & 0xFF) == 0xBF;
    }
}
