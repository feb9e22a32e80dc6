package io.phonelog.notification.signature;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that an endpoint's owner verifies our messages with.
 *
 * @param text {@code whsec_} and the key in base64
 */
public record WebhookSecret(String text) implements SigningKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    public WebhookSecret {
        int length = text.startsWith(PREFIX) ? decode(text).length : 0;
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException(
                    "a secret is whsec_ and 24 to 64 bytes in base64, and this is not");
        }
    }

    public static WebhookSecret generate() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    @Override
    public SignatureKind kind() {
        return SignatureKind.V1;
    }

    @Override
    public String sign(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    byte[] key() {
        return decode(text);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /** Never the secret: this ends up in logs. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
