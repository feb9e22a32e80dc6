package io.phonelog.notification.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 pair: the private half signs and never leaves us.
 *
 * @param text {@code whsk_} and 64 bytes in base64, the seed and then the public key (RFC 8032)
 */
public record WebhookKeyPair(String text) implements SigningKey {
    static final String PREFIX = "whsk_";
    private static final String PUBLIC_PREFIX = "whpk_";
    private static final String ALGORITHM = "Ed25519";
    private static final int HALF = 32;
    private static final int HIGHEST_BIT = 0x80;

    public WebhookKeyPair {
        if (!text.startsWith(PREFIX) || decode(text).length != 2 * HALF) {
            throw new IllegalArgumentException(
                    "a key pair is whsk_ and 64 bytes in base64, and this is not");
        }
    }

    public static WebhookKeyPair generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] both = Arrays.copyOf(seed, 2 * HALF);
            byte[] open = encoded(((EdECPublicKey) pair.getPublic()).getPoint());
            System.arraycopy(open, 0, both, HALF, HALF);
            return new WebhookKeyPair(PREFIX + Base64.getEncoder().encodeToString(both));
        } catch (GeneralSecurityException e) {
            throw noEd25519(e);
        }
    }

    @Override
    public SignatureKind kind() {
        return SignatureKind.V1A;
    }

    /** {@code whpk_} and the public key in base64: what receivers verify with. */
    public String publicKey() {
        byte[] open = Arrays.copyOfRange(decode(text), HALF, 2 * HALF);
        return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(open);
    }

    @Override
    public String sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey());
            signature.update(message);
            return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw noEd25519(e);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        byte[] seed = Arrays.copyOf(decode(text), HALF);
        return KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    /**
     * The point as RFC 8032 writes it: y with its lowest byte first, x's parity in the last bit.
     */
    private static byte[] encoded(EdECPoint point) {
        byte[] y = point.getY().toByteArray();
        byte[] bytes = new byte[HALF];
        for (int n = 0; n < Math.min(y.length, HALF); n++) {
            bytes[n] = y[y.length - 1 - n];
        }
        if (point.isXOdd()) {
            bytes[HALF - 1] |= (byte) HIGHEST_BIT;
        }
        return bytes;
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    private static IllegalStateException noEd25519(GeneralSecurityException cause) {
        return new IllegalStateException("Java has " + ALGORITHM + " since 15", cause);
    }

    /** Never the private key: this ends up in logs. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
