package io.phonelog.notification.signature;

/** What messages to an endpoint are signed with. */
public sealed interface SigningKey permits WebhookSecret, WebhookKeyPair {

    /** As it is kept: its kind's prefix, and the key in base64. Secret. */
    String text();

    SignatureKind kind();

    /** The signature as it stands in {@code webhook-signature}. */
    String sign(byte[] message);

    /**
     * Reads what {@link #text} gave.
     *
     * @throws IllegalArgumentException when it is no key
     */
    static SigningKey of(String text) {
        return text.startsWith(WebhookKeyPair.PREFIX)
                ? new WebhookKeyPair(text)
                : new WebhookSecret(text);
    }
}
