package io.phonelog.contracts.parse;

import org.jspecify.annotations.Nullable;

/**
 * Knows text in which ASCII is not ASCII: UTF-16 and UTF-32 by their byte order mark, UTF-16
 * without one by the zeros of western text, and EBCDIC by its digits and letters. Whoever lets
 * files in and whoever reads them decide by it, so that none is let in that is not read.
 */
public final class Recoding {
    private static final int LOOK = 4096;

    private Recoding() {}

    /** The charset to decode from; null when none is needed. */
    public static @Nullable String of(byte[] head) {
        if (starts(head, 0xFF, 0xFE, 0, 0)) {
            return "UTF-32LE";
        }
        if (starts(head, 0, 0, 0xFE, 0xFF)) {
            return "UTF-32BE";
        }
        if (starts(head, 0xFF, 0xFE)) {
            return "UTF-16LE";
        }
        if (starts(head, 0xFE, 0xFF)) {
            return "UTF-16BE";
        }
        String unmarked = unmarked(head);
        return unmarked == null && isEbcdic(head) ? "IBM037" : unmarked;
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

    private static @Nullable String unmarked(byte[] head) {
        int pairs = Math.min(head.length, LOOK) / 2;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < pairs; i++) {
            even += head[2 * i] == 0 ? 1 : 0;
            odd += head[2 * i + 1] == 0 ? 1 : 0;
        }
        if (pairs < 4 || even + odd < pairs / 2) {
            return null;
        }
        if (even * 20 < odd) {
            return "UTF-16LE";
        }
        return odd * 20 < even ? "UTF-16BE" : null;
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
