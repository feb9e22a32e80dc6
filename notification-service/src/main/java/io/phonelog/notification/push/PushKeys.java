package io.phonelog.notification.push;

import java.security.interfaces.ECPublicKey;
import java.util.Base64;

/**
 * What a browser gives for messages to itself.
 *
 * @param key its public key
 * @param secret which only it and we know, 16 bytes
 */
record PushKeys(ECPublicKey key, byte[] secret) {
    private static final int SECRET_BYTES = 16;

    /**
     * Reads them as browsers write them.
     *
     * @throws IllegalArgumentException with the reason, when they are none
     */
    static PushKeys parse(String p256dh, String auth) {
        byte[] secret = bytes(auth);
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("auth is 16 bytes in base64url");
        }
        return new PushKeys(P256.publicKey(bytes(p256dh)), secret);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
    }
}
