package io.phonelog.notification.push;

import static io.phonelog.notification.NotificationProblem.PUSH_NOT_OFFERED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * Tells push services that a message is from whom the browser subscribed with (RFC 8292): a token
 * signed with ES256, for the push service alone, and for half a day.
 */
@ApplicationScoped
public class Vapid {
    private static final Duration LIFE = Duration.ofHours(12);
    private static final String ES256 = "SHA256withECDSAinP1363Format";
    private static final String HEADER = encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");

    private final ObjectMapper json;
    private final @Nullable Keys keys;

    public Vapid(PushConfig config, ObjectMapper json) {
        this.json = json;
        this.keys = keys(config);
    }

    private record Keys(String publicText, PrivateKey privateKey, String subject) {}

    /**
     * @throws io.phonelog.platform.problem.Problem when nothing is pushed here
     */
    void requireOffered() {
        keysOrProblem();
    }

    /** As browsers want it to subscribe; a problem when nothing is pushed here. */
    String publicKey() {
        return keysOrProblem().publicText();
    }

    /**
     * The {@code Authorization} for a push service.
     *
     * @param origin of the push service, as {@code https://push.example.com}
     */
    String authorization(String origin, Instant now) {
        Keys known = keysOrProblem();
        String signed = HEADER + "." + encoded(claims(known.subject(), origin, now));
        byte[] signature = sign(known.privateKey(), signed.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=%s.%s, k=%s".formatted(signed, encoded(signature), known.publicText());
    }

    private String claims(String subject, String origin, Instant now) {
        try {
            return json.writeValueAsString(
                    Map.of(
                            "aud", origin,
                            "exp", now.plus(LIFE).getEpochSecond(),
                            "sub", subject));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private Keys keysOrProblem() {
        Keys known = keys;
        if (known == null) {
            throw PUSH_NOT_OFFERED.because("Ask who runs PhoneLog for keys to push with.");
        }
        return known;
    }

    private static @Nullable Keys keys(PushConfig config) {
        if (config.publicKey().isEmpty() && config.privateKey().isEmpty()) {
            return null;
        }
        String pair = "phonelog.push.public-key and .private-key must be a pair of VAPID keys";
        String subject =
                config.subject()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "phonelog.push.subject must say whom push"
                                                        + " services may ask, as mailto:…"));
        try {
            String publicText = config.publicKey().orElseThrow().strip();
            PublicKey publicKey = P256.publicKey(decoded(publicText));
            PrivateKey privateKey =
                    P256.privateKey(decoded(config.privateKey().orElseThrow().strip()));
            if (isPair(privateKey, publicKey)) {
                return new Keys(publicText, privateKey, subject);
            }
        } catch (RuntimeException | GeneralSecurityException e) {
            // Without the cause, which may quote the secret.
            throw new IllegalArgumentException(pair);
        }
        throw new IllegalArgumentException(pair);
    }

    private static boolean isPair(PrivateKey privateKey, PublicKey publicKey)
            throws GeneralSecurityException {
        byte[] anything = {1, 2, 3};
        Signature verifier = Signature.getInstance(ES256);
        verifier.initVerify(publicKey);
        verifier.update(anything);
        return verifier.verify(sign(privateKey, anything));
    }

    private static byte[] sign(PrivateKey key, byte[] data) {
        try {
            Signature signature = Signature.getInstance(ES256);
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with the VAPID key", e);
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
