package io.phonelog.stack.supervisor;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A pair of keys on P-256 as Web Push writes them, in base64url.
 *
 * @param publicKey the uncompressed point
 * @param privateKey the number
 */
record VapidKeys(String publicKey, String privateKey) {
    private static final int NUMBER_BYTES = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final String SEPARATOR = ".";

    static VapidKeys generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            byte[] bytes = new byte[1 + 2 * NUMBER_BYTES];
            bytes[0] = UNCOMPRESSED;
            write(point.getAffineX(), bytes, 1);
            write(point.getAffineY(), bytes, 1 + NUMBER_BYTES);
            byte[] number = new byte[NUMBER_BYTES];
            write(((ECPrivateKey) pair.getPrivate()).getS(), number, 0);
            return new VapidKeys(encoded(bytes), encoded(number));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    static VapidKeys parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        return new VapidKeys(text.substring(0, separator), text.substring(separator + 1));
    }

    /** Both in one text. */
    String text() {
        return publicKey + SEPARATOR + privateKey;
    }

    /** Right-aligned; Java may put a zero for the sign in front. */
    private static void write(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, NUMBER_BYTES);
        System.arraycopy(bytes, bytes.length - length, into, at + NUMBER_BYTES - length, length);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
