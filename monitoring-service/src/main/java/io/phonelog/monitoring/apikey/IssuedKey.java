package io.phonelog.monitoring.apikey;

import com.fasterxml.jackson.core.type.TypeReference;

import io.phonelog.contracts.access.ApiKey;
import io.phonelog.platform.json.JsonColumn;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A key that was given out. It stays on record when it is revoked. */
@Entity
@Table(name = "api_key")
public class IssuedKey {
    @Id private UUID id;

    @Column(name = "org_id")
    private UUID orgId;

    private String name;
    private String hash;

    @Convert(converter = OfPermissions.class)
    private Set<String> permissions;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "revoked_by")
    private @Nullable String revokedBy;

    protected IssuedKey() {}

    IssuedKey(UUID id, UUID orgId, CreateApiKey wanted, String hash, String actor, Instant now) {
        this.id = id;
        this.orgId = orgId;
        this.name = wanted.name().strip();
        this.hash = hash;
        this.permissions = new TreeSet<>(wanted.permissions());
        this.expiresAt = wanted.expiresAt();
        this.createdAt = now;
        this.createdBy = actor;
    }

    /** The key holds no longer; false when it did not before. */
    boolean revoke(String actor, Instant now) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = now;
        revokedBy = actor;
        return true;
    }

    /** The key as every service hears of it. */
    ApiKey published() {
        return new ApiKey(id, orgId, name, hash, permissions, expiresAt, revokedAt != null);
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    Set<String> permissions() {
        return permissions;
    }

    Instant createdAt() {
        return createdAt;
    }

    String createdBy() {
        return createdBy;
    }

    @Nullable Instant expiresAt() {
        return expiresAt;
    }

    @Nullable Instant revokedAt() {
        return revokedAt;
    }

    @Nullable String revokedBy() {
        return revokedBy;
    }

    @Converter
    static final class OfPermissions extends JsonColumn<Set<String>> {
        OfPermissions() {
            super(new TypeReference<>() {});
        }
    }
}
