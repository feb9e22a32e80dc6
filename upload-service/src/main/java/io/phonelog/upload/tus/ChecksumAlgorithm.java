package io.phonelog.upload.tus;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/** What clients may check their requests with. */
enum ChecksumAlgorithm {
    SHA1("sha1", () -> of("SHA-1")),
    SHA256("sha256", () -> of("SHA-256")),
    CRC32C("crc32c", ChecksumAlgorithm::crc32c);

    private final String wireName;
    private final Supplier<Running> begin;

    ChecksumAlgorithm(String wireName, Supplier<Running> begin) {
        this.wireName = wireName;
        this.begin = begin;
    }

    /** A checksum of bytes that are coming. */
    interface Running {
        void update(ByteBuffer bytes);

        byte[] end();
    }

    String wireName() {
        return wireName;
    }

    Running begin() {
        return begin.get();
    }

    /** As the protocol lists them. */
    static String wireNames() {
        return Arrays.stream(values())
                .map(ChecksumAlgorithm::wireName)
                .collect(Collectors.joining(","));
    }

    private static Running of(String algorithm) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return new Running() {
                @Override
                public void update(ByteBuffer bytes) {
                    digest.update(bytes);
                }

                @Override
                public byte[] end() {
                    return digest.digest();
                }
            };
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static Running crc32c() {
        CRC32C crc = new CRC32C();
        return new Running() {
            @Override
            public void update(ByteBuffer bytes) {
                crc.update(bytes);
            }

            @Override
            public byte[] end() {
                return ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
            }
        };
    }
}
