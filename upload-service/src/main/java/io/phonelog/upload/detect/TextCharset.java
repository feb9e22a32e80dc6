package io.phonelog.upload.detect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How the bytes of a text are characters, so far as it matters here: by its byte order mark, by the
 * zeros that western text has in UTF-16, by the digits and letters of EBCDIC. The parser decides by
 * the same signs: what is read there must not be refused here.
 */
final class TextCharset {
    private static final int LOOK = 4096;
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset EBCDIC = Charset.forName("IBM037");

    private TextCharset() {}

    /**
     * The charset. Latin-1 for whatever extends ASCII: it shows every byte as one character, enough
     * to find delimiters and control characters.
     */
    static Charset of(byte[] head) {
        if (starts(head, 0xFF, 0xFE, 0, 0)) {
            return UTF_32LE;
        }
        if (starts(head, 0, 0, 0xFE, 0xFF)) {
            return UTF_32BE;
        }
        if (starts(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(head, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        Charset byZeros = byZeros(head);
        return byZeros == StandardCharsets.ISO_8859_1 && isEbcdic(head) ? EBCDIC : byZeros;
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset byZeros(byte[] head) {
        int pairs = Math.min(head.length, LOOK) / 2;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < pairs; i++) {
            even += head[2 * i] == 0 ? 1 : 0;
            odd += head[2 * i + 1] == 0 ? 1 : 0;
        }
        boolean many = pairs >= 4 && even + odd >= pairs / 2;
        if (many && even * 20 < odd) {
            return StandardCharsets.UTF_16LE;
        }
        return many && odd * 20 < even ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1;
    }

    /** Nearly all bytes are EBCDIC digits, letters, blanks, and the separators of tables. */
    private static boolean isEbcdic(byte[] head) {
        int length = Math.min(head.length, LOOK);
        int usual = 0;
        int digits = 0;
        for (int i = 0; i < length; i++) {
            int b = head[i] & 0xFF;
            boolean letter = b >= 0x81 && b <= 0xE9 && (b & 0x0F) <= 9;
            boolean digit = b >= 0xF0 && b <= 0xF9;
            boolean sign =
                    b == 0x40 || b == 0x6B || b == 0x4B || b == 0x61 || b == 0x7A || b == 0x60;
            boolean end = b == 0x15 || b == 0x25 || b == 0x0D;
            digits += digit ? 1 : 0;
            usual += letter || digit || sign || end ? 1 : 0;
        }
        return length >= 16 && digits * 10 > length && usual * 100 > length * 95;
    }
}
