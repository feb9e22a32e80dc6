package io.phonelog.contracts.access;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An API key as every service sees it. The secret itself is known to its holder only.
 *
 * @param hash SHA-256 of the secret, lower-case hexadecimal; secrets are 256 random bits, so that a
 *     slow hash would add nothing
 * @param permissions what the holder may do, as {@code jobs:read}
 */
public record ApiKey(
        UUID id,
        UUID orgId,
        String name,
        String hash,
        Set<String> permissions,
        @Nullable Instant expiresAt,
        boolean revoked) {}
