package io.phonelog.notification.webhook;

import com.fasterxml.jackson.core.type.TypeReference;

import io.phonelog.platform.json.JsonColumn;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where a partner wants to hear of which events. */
@Entity
public class Webhook {
    @Id private UUID id;

    @Column(name = "org_id")
    private UUID orgId;

    private String url;
    private String[] events;

    @Column(name = "job_id")
    private @Nullable UUID jobId;

    private boolean enabled;

    @Column(name = "disabled_reason")
    private @Nullable String disabledReason;

    private @Nullable String description;

    @Convert(converter = OfMetadata.class)
    private Map<String, String> metadata;

    @Column(name = "rate_limit")
    private @Nullable Integer rateLimit;

    private boolean ordered;
    private int version;

    private byte @Nullable [] headers;
    private byte[] secret;
    private byte @Nullable [] retired;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    protected Webhook() {}

    Webhook(UUID id, UUID orgId, Settings settings, Sealed sealed, String actor, Instant now) {
        this.id = id;
        this.orgId = orgId;
        this.createdAt = now;
        this.createdBy = actor;
        change(settings, sealed);
    }

    /** Becomes as its owner wants it. What had disabled it is forgotten: its owner decides. */
    final void change(Settings settings, Sealed resealed) {
        url = settings.url();
        events = settings.events().toArray(String[]::new);
        jobId = settings.jobId();
        enabled = settings.enabled();
        disabledReason = null;
        description = settings.description();
        metadata = settings.metadata();
        rateLimit = settings.rateLimit();
        ordered = settings.ordered();
        seal(resealed);
    }

    /** Keeps other keys or headers. */
    final void seal(Sealed sealed) {
        keyId = sealed.keyId();
        secret = sealed.secret();
        retired = sealed.retired();
        headers = sealed.headers();
        version++;
    }

    public UUID id() {
        return id;
    }

    public UUID orgId() {
        return orgId;
    }

    public String url() {
        return url;
    }

    public List<String> events() {
        return List.of(events);
    }

    public @Nullable UUID jobId() {
        return jobId;
    }

    public boolean enabled() {
        return enabled;
    }

    public @Nullable String disabledReason() {
        return disabledReason;
    }

    public @Nullable String description() {
        return description;
    }

    public Map<String, String> metadata() {
        return metadata;
    }

    public @Nullable Integer rateLimit() {
        return rateLimit;
    }

    public boolean ordered() {
        return ordered;
    }

    /** Counts its changes, from 1. */
    public int version() {
        return version;
    }

    public Sealed sealed() {
        return new Sealed(keyId, secret, retired, headers);
    }

    public Instant createdAt() {
        return createdAt;
    }

    @Converter
    static final class OfMetadata extends JsonColumn<Map<String, String>> {
        OfMetadata() {
            super(new TypeReference<>() {});
        }
    }
}
