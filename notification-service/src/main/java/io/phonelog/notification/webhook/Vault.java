package io.phonelog.notification.webhook;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals text for the database with AES-256-GCM: 12 bytes of nonce, then cipher text and tag. Sealed
 * text belongs to one row; copied to another row it does not open.
 */
@ApplicationScoped
public class Vault {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    private final String keyId;

    public Vault(WebhookConfig config) {
        this.key = key(config.encryptionKey());
        this.keyId = config.encryptionKeyId();
    }

    /** The key that seals now. */
    public String keyId() {
        return keyId;
    }

    public byte[] seal(UUID row, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, row, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    /**
     * @param sealedWith the id of the key that sealed it
     * @throws IllegalStateException when it was sealed with another key or for another row
     */
    public String open(UUID row, String sealedWith, byte[] sealed) {
        if (!sealedWith.equals(keyId)) {
            throw new IllegalStateException(
                    "sealed with key " + sealedWith + ", and we have key " + keyId);
        }
        ByteBuffer parts = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] text = new byte[parts.remaining()];
        parts.get(text);
        return new String(run(Cipher.DECRYPT_MODE, nonce, row, text), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, UUID row, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot be opened: wrong key or changed row", e);
        }
    }

    private static SecretKey key(String base64) {
        String wanted = "phonelog.webhook.encryption-key must be 32 bytes in base64";
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException e) {
            // Neither is told with the value, which is a secret.
            throw new IllegalArgumentException(wanted);
        }
        throw new IllegalArgumentException(wanted);
    }
}
