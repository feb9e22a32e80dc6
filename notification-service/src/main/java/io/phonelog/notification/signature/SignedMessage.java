package io.phonelog.notification.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message and its signature by Standard Webhooks: {@code v1}, HMAC-SHA256 over id, time and body.
 *
 * @param id the same for every attempt; holds no dot, or the signed bytes could be read in two ways
 * @param time of this attempt; receivers refuse old ones
 */
public record SignedMessage(String id, Instant time, String body, String signature) {
    private static final String ALGORITHM = "HmacSHA256";

    public static SignedMessage of(WebhookSecret secret, String id, Instant time, String body) {
        if (id.indexOf('.') >= 0) {
            throw new IllegalArgumentException("the id of a message holds no dot: " + id);
        }
        String signed = id + "." + time.getEpochSecond() + "." + body;
        return new SignedMessage(id, time, body, "v1," + hmac(secret.key(), signed));
    }

    /** What goes with the body. */
    public Map<String, String> headers() {
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", Long.toString(time.getEpochSecond()),
                "webhook-signature", signature);
    }

    private static String hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] code = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
