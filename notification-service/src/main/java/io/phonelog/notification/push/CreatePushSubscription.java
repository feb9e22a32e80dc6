package io.phonelog.notification.push;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * What a browser's {@code PushSubscription} is as JSON.
 *
 * @param expirationTime of no use: a subscription that has ended is removed when it is used
 */
public record CreatePushSubscription(
        @NotBlank @Size(max = 2_000) String endpoint,
        @Nullable Long expirationTime,
        @NotNull @Valid Keys keys) {

    /** In base64url. */
    public record Keys(
            @NotBlank @Size(max = 200) String p256dh, @NotBlank @Size(max = 100) String auth) {}
}
