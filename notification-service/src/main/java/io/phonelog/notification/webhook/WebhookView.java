package io.phonelog.notification.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.phonelog.notification.signature.KeyChain;
import io.phonelog.notification.signature.SignatureKind;
import io.phonelog.notification.signature.SigningKey;
import io.phonelog.notification.signature.WebhookKeyPair;
import io.phonelog.notification.signature.WebhookSecret;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A webhook as clients see it.
 *
 * @param secret of {@code v1}, only in the answers to its creation and to its rotation
 * @param publicKey of {@code v1a}
 * @param retiring keys before the current one that still sign
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookView(
        UUID id,
        String url,
        List<String> events,
        @Nullable UUID jobId,
        boolean enabled,
        SignatureKind signature,
        @Nullable String secret,
        @Nullable String publicKey,
        List<RetiringKey> retiring,
        @Nullable String description,
        Map<String, String> headers,
        Map<String, String> metadata,
        @Nullable Integer rateLimit,
        boolean ordered,
        Instant createdAt,
        int version,
        @Nullable String disabledReason) {

    private static final String HIDDEN = "(hidden)";

    /** A key that signs only until then. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RetiringKey(SignatureKind signature, @Nullable String publicKey, Instant until) {}

    static WebhookView of(
            Webhook webhook, KeyChain keys, Map<String, String> headers, Instant now) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.events(),
                webhook.jobId(),
                webhook.enabled(),
                keys.current().kind(),
                null,
                publicKey(keys.current()),
                retiring(keys, now),
                webhook.description(),
                headers,
                webhook.metadata(),
                webhook.rateLimit(),
                webhook.ordered(),
                webhook.createdAt(),
                webhook.version(),
                webhook.disabledReason());
    }

    /** With the secret, when it is one that the receiver needs. */
    WebhookView showing(SigningKey key) {
        return with(key instanceof WebhookSecret ? key.text() : null, headers);
    }

    /** For those who may not set them: headers carry credentials. */
    WebhookView hidingHeaders() {
        Map<String, String> hidden = new LinkedHashMap<>(headers);
        hidden.replaceAll((name, value) -> HIDDEN);
        return with(secret, hidden);
    }

    private WebhookView with(@Nullable String shownSecret, Map<String, String> shownHeaders) {
        return new WebhookView(
                id,
                url,
                events,
                jobId,
                enabled,
                signature,
                shownSecret,
                publicKey,
                retiring,
                description,
                shownHeaders,
                metadata,
                rateLimit,
                ordered,
                createdAt,
                version,
                disabledReason);
    }

    private static List<RetiringKey> retiring(KeyChain keys, Instant now) {
        return keys.retiredAt(now).stream()
                .map(old -> new RetiringKey(old.key().kind(), publicKey(old.key()), old.until()))
                .toList();
    }

    private static @Nullable String publicKey(SigningKey key) {
        return key instanceof WebhookKeyPair pair ? pair.publicKey() : null;
    }
}
