package io.phonelog.notification.signature;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How messages to an endpoint are signed, named as Standard Webhooks names its signatures. */
public enum SignatureKind {
    /** HMAC-SHA256 with a secret that both sides have. */
    @JsonProperty("v1")
    V1,
    /** Ed25519: we alone can sign, and everybody can verify. */
    @JsonProperty("v1a")
    V1A;

    /** A new key to sign with. */
    public SigningKey generate() {
        return switch (this) {
            case V1 -> WebhookSecret.generate();
            case V1A -> WebhookKeyPair.generate();
        };
    }
}
