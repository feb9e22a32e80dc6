package io.phonelog.monitoring.apikey;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * A key that is wanted.
 *
 * @param permissions what its holder may do, as {@code jobs:read}; no more than its maker may
 * @param expiresAt null: it holds until it is revoked
 */
public record CreateApiKey(
        @NotBlank
                @Size(max = 100)
                @Pattern(regexp = "\\P{Cntrl}*", message = "must not hold control characters")
                String name,
        @NotEmpty @Size(max = 100) Set<@NotNull String> permissions,
        @Future @Nullable Instant expiresAt) {}
