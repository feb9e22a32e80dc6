package io.phonelog.parser.archive;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** Kinds of files by their first bytes. */
enum Signature {
    GZIP("\u001f\u008b\u0008"),
    ZIP("PK\u0003\u0004"),
    EMPTY_ZIP("PK\u0005\u0006"),
    PDF("%PDF-"),
    OFFICE("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
    SQLITE("SQLite format 3\u0000"),
    BZIP2("BZh"),
    XZ("\u00fd7zXZ\u0000"),
    ZSTD("\u0028\u00b5\u002f\u00fd"),
    SEVEN_ZIP("7z\u00bc\u00af\u0027\u001c"),
    RAR("Rar!\u001a\u0007");

    private final byte[] bytes;

    Signature(String bytes) {
        this.bytes = bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    static @Nullable Signature of(byte[] head) {
        for (Signature signature : values()) {
            if (signature.begins(head)) {
                return signature;
            }
        }
        return null;
    }

    private boolean begins(byte[] head) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (head[i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
