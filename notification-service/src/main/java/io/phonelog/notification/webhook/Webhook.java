package io.phonelog.notification.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
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
    private byte @Nullable [] headers;
    private byte[] secret;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    protected Webhook() {}

    Webhook(UUID id, UUID orgId, NewWebhook wanted, Sealed sealed, String actor, Instant now) {
        this.id = id;
        this.orgId = orgId;
        this.url = wanted.url();
        this.events = wanted.events().toArray(String[]::new);
        this.jobId = wanted.jobId();
        this.enabled = true;
        this.description = wanted.description();
        this.secret = sealed.secret();
        this.headers = sealed.headers();
        this.keyId = sealed.keyId();
        this.createdAt = now;
        this.createdBy = actor;
    }

    /**
     * What is kept encrypted.
     *
     * @param headers null when there are none
     */
    record Sealed(String keyId, byte[] secret, byte @Nullable [] headers) {}

    public UUID id() {
        return id;
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

    Sealed sealed() {
        return new Sealed(keyId, secret, headers);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
