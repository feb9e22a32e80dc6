package io.phonelog.notification.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What of a webhook is kept encrypted; {@link Keyring} opens it.
 *
 * @param keyId of the key that sealed it
 * @param secret the key that signs
 * @param retired keys that sign too for a while; null when there are none
 * @param headers null when there are none
 */
public record Sealed(
        String keyId, byte[] secret, byte @Nullable [] retired, byte @Nullable [] headers) {}
