package io.phonelog.notification.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser's side of Web Push, written from RFC 8188 and 8291 beside the sender's. */
final class Browser {
    private final ECPrivateKey privateKey;
    private final ECPublicKey publicKey;
    private final byte[] secret;

    Browser(ECPrivateKey privateKey, ECPublicKey publicKey, byte[] secret) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.secret = secret;
    }

    static Browser fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(P256.spec());
            KeyPair pair = generator.generateKeyPair();
            return new Browser(
                    (ECPrivateKey) pair.getPrivate(),
                    (ECPublicKey) pair.getPublic(),
                    "sixteen bytes of".getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String p256dh() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(P256.point(publicKey));
    }

    String auth() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    PushKeys keys() {
        return PushKeys.parse(p256dh(), auth());
    }

    String read(byte[] body) {
        try {
            ByteBuffer parts = ByteBuffer.wrap(body);
            byte[] salt = take(parts, 16);
            int recordSize = parts.getInt();
            byte[] sender = take(parts, parts.get());
            byte[] sealed = take(parts, parts.remaining());
            if (sealed.length > recordSize) {
                throw new AssertionError("more than one record");
            }
            byte[] padded = open(salt, sender, sealed);
            if (padded[padded.length - 1] != 2) {
                throw new AssertionError("not padded as the last record is");
            }
            return new String(padded, 0, padded.length - 1, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("cannot be decrypted", e);
        }
    }

    private byte[] open(byte[] salt, byte[] sender, byte[] sealed) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(privateKey);
        agreement.doPhase(P256.publicKey(sender), true);
        byte[] shared = hmac(secret, agreement.generateSecret());
        byte[] own = P256.point(publicKey);
        ByteBuffer info = ByteBuffer.allocate(14 + own.length + sender.length + 1);
        info.put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII)).put(own).put(sender);
        byte[] pseudoRandom = hmac(salt, hmac(shared, info.put((byte) 1).array()));
        byte[] key = hmac(pseudoRandom, label("Content-Encoding: aes128gcm"));
        byte[] nonce = hmac(pseudoRandom, label("Content-Encoding: nonce"));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Arrays.copyOf(key, 16), "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(nonce, 12)));
        return cipher.doFinal(sealed);
    }

    private static byte[] label(String text) {
        return (text + "\0\1").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] take(ByteBuffer from, int count) {
        byte[] bytes = new byte[count];
        from.get(bytes);
        return bytes;
    }
}
