package io.phonelog.monitoring.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.audit.AuditEntry;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

class EntryHashTest {
    private static final UUID ORG = UUID.fromString("a0c3e000-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30.123456Z");

    @Test
    void isComputedFromTheDocumentedEncoding() throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(1_024);
        bytes.put((byte) 1);
        text(bytes, "0".repeat(64));
        bytes.putLong(ORG.getMostSignificantBits()).putLong(ORG.getLeastSignificantBits());
        bytes.putLong(1);
        bytes.putLong(1_772_360_130_123_456L);
        text(bytes, "user-1");
        text(bytes, "jobs:cancel");
        text(bytes, "/api/v1/parser/jobs/ü");
        text(bytes, "done");
        text(bytes, "192.0.2.1");
        bytes.putInt(-1);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(bytes.array(), 0, bytes.position());
        assertThat(entry("192.0.2.1", null).hash())
                .isEqualTo(HexFormat.of().formatHex(sha.digest()));
    }

    @Test
    void tellsWhichFieldHoldsAText() {
        assertThat(entry(null, "x").hash()).isNotEqualTo(entry("x", null).hash());
        assertThat(entry(null, "").hash()).isNotEqualTo(entry(null, null).hash());
    }

    @Test
    void coversTheEntryBefore() {
        var head = new ChainHead(ORG);
        ChainedEntry first = entry(null, null);
        head.advance(first);
        var second = new ChainedEntry(head, what(null), AT, null);
        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(second.hash()).isNotEqualTo(first.hash());
    }

    private static ChainedEntry entry(@Nullable String address, @Nullable String requestId) {
        return new ChainedEntry(new ChainHead(ORG), what(address), AT, requestId);
    }

    private static AuditEntry what(@Nullable String address) {
        return new AuditEntry(
                ORG, "user-1", "jobs:cancel", "/api/v1/parser/jobs/ü", "done", address);
    }

    private static void text(ByteBuffer bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.putInt(utf8.length).put(utf8);
    }
}
