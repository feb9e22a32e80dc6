package io.phonelog.notification.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.notification.signature.KeyChain;
import io.phonelog.notification.signature.KeyChain.Retired;
import io.phonelog.notification.signature.SigningKey;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Seals and opens what a webhook keeps encrypted: its keys, and headers that may hold credentials.
 */
@ApplicationScoped
public class Keyring {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final TypeReference<List<OldKey>> OLD_KEYS = new TypeReference<>() {};

    private final Vault vault;
    private final ObjectMapper json;

    public Keyring(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    /** A retired key as it is sealed. */
    private record OldKey(String key, Instant until) {}

    Sealed seal(UUID webhook, KeyChain keys, Map<String, String> headers) {
        List<OldKey> old =
                keys.retired().stream()
                        .map(retired -> new OldKey(retired.key().text(), retired.until()))
                        .toList();
        return new Sealed(
                vault.keyId(),
                vault.seal(webhook, keys.current().text()),
                old.isEmpty() ? null : vault.seal(webhook, write(old)),
                headers.isEmpty() ? null : vault.seal(webhook, write(headers)));
    }

    public KeyChain keys(UUID webhook, Sealed sealed) {
        SigningKey current = SigningKey.of(vault.open(webhook, sealed.keyId(), sealed.secret()));
        if (sealed.retired() == null) {
            return new KeyChain(current, List.of());
        }
        String old = vault.open(webhook, sealed.keyId(), sealed.retired());
        return new KeyChain(
                current,
                read(old, OLD_KEYS).stream()
                        .map(key -> new Retired(SigningKey.of(key.key()), key.until()))
                        .toList());
    }

    public Map<String, String> headers(UUID webhook, Sealed sealed) {
        return sealed.headers() == null
                ? Map.of()
                : read(vault.open(webhook, sealed.keyId(), sealed.headers()), HEADERS);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was sealed is readable JSON", e);
        }
    }
}
