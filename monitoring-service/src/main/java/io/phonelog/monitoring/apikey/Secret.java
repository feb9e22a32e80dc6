package io.phonelog.monitoring.apikey;

import io.phonelog.platform.access.ApiKeys;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** What makes a key a key: 32 random bytes, known to its holder only. */
final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    static Secret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String hash() {
        return ApiKeys.hash(text);
    }

    /** The key as its holder presents it. */
    String keyOf(UUID id) {
        return ApiKeys.format(id, text);
    }

    /** Never the secret, wherever this is printed. */
    @Override
    public String toString() {
        return "Secret";
    }
}
