package io.phonelog.monitoring.apikey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An API key, as clients see it.
 *
 * @param key what its holder presents; in the answer that makes it, and never again
 */
public record ApiKeyView(
        UUID id,
        String name,
        Set<String> permissions,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable String key) {

    static ApiKeyView of(IssuedKey issued) {
        return new ApiKeyView(
                issued.id(),
                issued.name(),
                issued.permissions(),
                issued.createdAt(),
                issued.createdBy(),
                issued.expiresAt(),
                issued.revokedAt(),
                issued.revokedBy(),
                null);
    }

    ApiKeyView with(String presented) {
        return new ApiKeyView(
                id,
                name,
                permissions,
                createdAt,
                createdBy,
                expiresAt,
                revokedAt,
                revokedBy,
                presented);
    }
}
