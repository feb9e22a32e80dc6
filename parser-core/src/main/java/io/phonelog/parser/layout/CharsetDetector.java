package io.phonelog.parser.layout;

import io.phonelog.parser.layout.Recognition.Unreadable;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells how the bytes of a file are characters, and files that are no text. */
final class CharsetDetector {
    private static final int LONGEST_UTF8 = 4;

    private CharsetDetector() {}

    /** Why these bytes are no text that can be read; null when they are. */
    static @Nullable Unreadable fault(byte[] head) {
        if (head.length == 0) {
            return new Unreadable(
                    "EMPTY_FILE", "The file is empty.", "Upload the file again, with its content.");
        }
        if (startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF)) {
            return new Unreadable(
                    "UNSUPPORTED_CHARSET",
                    "The file is written in UTF-16.",
                    "Save it as UTF-8 (\"CSV UTF-8\" in a spreadsheet) and upload it again.");
        }
        int control = 0;
        for (byte b : head) {
            boolean usual = b >= ' ' || b < 0 || b == '\t' || b == '\n' || b == '\r' || b == '\f';
            control += usual ? 0 : 1;
        }
        if (control > head.length / 100) {
            return new Unreadable(
                    "NOT_TEXT",
                    "The file is not text.",
                    "Export the records as CSV and upload that file.");
        }
        return null;
    }

    /**
     * UTF-8 where it is valid, else the charset of western Windows, in which every byte means
     * something.
     */
    static String charset(byte[] head) {
        for (int cut = 0; cut < LONGEST_UTF8 && cut <= head.length; cut++) {
            if (isUtf8(head, head.length - cut)) {
                return StandardCharsets.UTF_8.name();
            }
        }
        return "windows-1252";
    }

    private static boolean isUtf8(byte[] head, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length >= 2 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
    }
}
