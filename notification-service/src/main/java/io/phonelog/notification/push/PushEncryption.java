package io.phonelog.notification.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a message so that only the browser that subscribed can read it, not its push service:
 * RFC 8291 over the content encoding {@code aes128gcm} of RFC 8188, in one record.
 */
final class PushEncryption {
    /**
     * What push services must take is 4,096 bytes, with 86 of header, 16 of tag and one of padding.
     */
    static final int LONGEST = 3_993;

    private static final int RECORD_BYTES = 4_096;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int SECRET_BYTES = 32;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;
    private static final String HMAC = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();

    /** The body of a request to a push service. */
    byte[] encrypt(byte[] message, PushKeys browser) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(P256.spec(), random);
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return encrypt(message, browser, generator.generateKeyPair(), salt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has what Web Push needs", e);
        }
    }

    /**
     * @param sender the keys of this one message
     */
    static byte[] encrypt(byte[] message, PushKeys browser, KeyPair sender, byte[] salt)
            throws GeneralSecurityException {
        if (message.length > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST + " bytes");
        }
        byte[] senderPoint = P256.point((ECPublicKey) sender.getPublic());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(sender.getPrivate());
        agreement.doPhase(browser.key(), true);
        byte[] info = concat(text("WebPush: info\0"), P256.point(browser.key()), senderPoint);
        byte[] secret = derive(browser.secret(), agreement.generateSecret(), info, SECRET_BYTES);
        byte[] key = derive(salt, secret, text("Content-Encoding: aes128gcm\0"), KEY_BYTES);
        byte[] nonce = derive(salt, secret, text("Content-Encoding: nonce\0"), NONCE_BYTES);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        byte[] sealed = cipher.doFinal(concat(message, new byte[] {LAST_RECORD}));
        return concat(header(salt, senderPoint), sealed);
    }

    private static byte[] header(byte[] salt, byte[] senderPoint) {
        return ByteBuffer.allocate(SALT_BYTES + Integer.BYTES + 1 + senderPoint.length)
                .put(salt)
                .putInt(RECORD_BYTES)
                .put((byte) senderPoint.length)
                .put(senderPoint)
                .array();
    }

    /** HKDF (RFC 5869) with SHA-256, for at most one block. */
    private static byte[] derive(byte[] salt, byte[] key, byte[] info, int length)
            throws GeneralSecurityException {
        byte[] extracted = hmac(salt, key);
        return Arrays.copyOf(hmac(extracted, concat(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(data);
    }

    private static byte[] text(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
