package io.phonelog.monitoring.audit;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * The hash of an audit entry: SHA-256 over its canonical encoding, in lower-case hexadecimal.
 * Numbers are big-endian.
 *
 * <pre>
 *   1 byte    version of this encoding: 1
 *   text      hash of the entry before, {@link #OF_NOTHING} for the first
 *   16 bytes  tenant
 *   8 bytes   sequence
 *   8 bytes   time, microseconds since 1970-01-01T00:00:00Z
 *   text      actor, action, resource, outcome, address, request id
 *
 *   text      4 bytes of length, then so many bytes of UTF-8; length -1 when there is none
 * </pre>
 *
 * Anybody who exports the log can compute the chain again from this.
 */
final class EntryHash {
    /** Stands before the first entry. */
    static final String OF_NOTHING = "0".repeat(64);

    private static final int VERSION = 1;
    private static final int NONE = -1;

    private EntryHash() {}

    static String of(ChainedEntry entry) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(encode(entry));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] encode(ChainedEntry entry) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            text(out, entry.previousHash());
            out.writeLong(entry.orgId().getMostSignificantBits());
            out.writeLong(entry.orgId().getLeastSignificantBits());
            out.writeLong(entry.sequence());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            text(out, entry.actor());
            text(out, entry.action());
            text(out, entry.resource());
            text(out, entry.outcome());
            text(out, entry.address());
            text(out, entry.requestId());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NONE);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
