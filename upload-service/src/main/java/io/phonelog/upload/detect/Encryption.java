package io.phonelog.upload.detect;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Knows encrypted files by what stands in the clear at their start. */
final class Encryption {
    private static final List<String> PREFIXES =
            List.of(
                    "-----BEGIN PGP MESSAGE-----",
                    "-----BEGIN AGE ENCRYPTED FILE-----",
                    "age-encryption.org/",
                    "Salted__");

    /** The stream that holds a password-protected Office file, as its directory names it. */
    private static final byte[] OFFICE = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private static final byte[] OFFICE_FILE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ZIP_ENTRY = {'P', 'K', 3, 4};
    private static final int ZIP_FLAGS = 6;
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF_KEY = "/Encrypt".getBytes(StandardCharsets.US_ASCII);

    private Encryption() {}

    static boolean seenIn(byte[] head) {
        return PREFIXES.stream()
                        .anyMatch(p -> startsWith(head, p.getBytes(StandardCharsets.US_ASCII)))
                || (startsWith(head, ZIP_ENTRY)
                        && head.length > ZIP_FLAGS
                        && (head[ZIP_FLAGS] & 1) == 1)
                || (startsWith(head, OFFICE_FILE) && contains(head, OFFICE))
                || (startsWith(head, PDF) && contains(head, PDF_KEY));
    }

    /** Whether a PDF's last bytes, where it lists its parts, say so. */
    static boolean seenAtEnd(byte[] head, byte[] tail) {
        return startsWith(head, PDF) && contains(tail, PDF_KEY);
    }

    private static boolean startsWith(byte[] head, byte[] prefix) {
        return head.length >= prefix.length && matches(head, 0, prefix);
    }

    private static boolean contains(byte[] head, byte[] wanted) {
        for (int at = 0; at <= head.length - wanted.length; at++) {
            if (matches(head, at, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] head, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (head[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
