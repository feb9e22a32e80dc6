package io.phonelog.notification.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One try at a delivery, as it is read. */
@Entity
@Immutable
@Table(name = "delivery_attempt")
@IdClass(DeliveryAttempt.Key.class)
public class DeliveryAttempt {
    @Id
    @Column(name = "delivery_id")
    private UUID deliveryId;

    @Id private int claim;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "duration_ms")
    private int durationMs;

    private @Nullable String url;
    private @Nullable String signature;

    @Column(name = "dns_ms")
    private @Nullable Integer dnsMs;

    @Column(name = "connect_ms")
    private @Nullable Integer connectMs;

    @Column(name = "tls_ms")
    private @Nullable Integer tlsMs;

    @Column(name = "first_byte_ms")
    private @Nullable Integer firstByteMs;

    private @Nullable Integer status;
    private @Nullable String error;
    private @Nullable String response;

    protected DeliveryAttempt() {}

    /** Identifies an attempt. */
    public record Key(UUID deliveryId, int claim) {}

    public UUID deliveryId() {
        return deliveryId;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public int durationMs() {
        return durationMs;
    }

    public @Nullable String url() {
        return url;
    }

    public @Nullable String signature() {
        return signature;
    }

    public @Nullable Integer dnsMs() {
        return dnsMs;
    }

    public @Nullable Integer connectMs() {
        return connectMs;
    }

    public @Nullable Integer tlsMs() {
        return tlsMs;
    }

    public @Nullable Integer firstByteMs() {
        return firstByteMs;
    }

    public @Nullable Integer status() {
        return status;
    }

    public @Nullable String error() {
        return error;
    }

    public @Nullable String response() {
        return response;
    }
}
