package io.phonelog.notification.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.notification.signature.WebhookSecret;
import io.phonelog.notification.webhook.Webhook.Sealed;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/** Seals and opens what a webhook keeps encrypted: its secret, and headers that may hold credentials. */
@ApplicationScoped
public class Keyring {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Vault vault;
    private final ObjectMapper json;

    public Keyring(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    Sealed seal(UUID webhook, WebhookSecret secret, Map<String, String> headers) {
        return new Sealed(
                vault.keyId(),
                vault.seal(webhook, secret.text()),
                headers.isEmpty() ? null : vault.seal(webhook, write(headers)));
    }

    public WebhookSecret secret(UUID webhook, String keyId, byte[] sealed) {
        return new WebhookSecret(vault.open(webhook, keyId, sealed));
    }

    public Map<String, String> headers(UUID webhook, String keyId, byte @Nullable [] sealed) {
        return sealed == null ? Map.of() : read(vault.open(webhook, keyId, sealed));
    }

    private String write(Map<String, String> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private Map<String, String> read(String text) {
        try {
            return json.readValue(text, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("sealed headers are readable JSON", e);
        }
    }
}
