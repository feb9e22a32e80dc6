package io.phonelog.upload.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The answer to a {@link Challenge}.
 *
 * @param sha256 of the nonce and the ranges, in hexadecimal
 */
public record Proof(
        @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hexadecimal digits")
                String sha256) {}
