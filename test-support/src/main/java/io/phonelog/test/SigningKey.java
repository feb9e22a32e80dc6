package io.phonelog.test;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;

/**
 * The key that signs the tokens of this JVM. It is kept in system properties, because the class
 * itself may be loaded several times (see {@link PerJvm}).
 */
record SigningKey(PrivateKey privateKey, String publicKey) {
    private static final String PRIVATE = "phonelog.test.signing-key.private";
    private static final String PUBLIC = "phonelog.test.signing-key.public";
    private static final int BITS = 2048;

    static SigningKey ofThisJvm() {
        Properties properties = System.getProperties();
        try {
            synchronized (properties) {
                if (properties.getProperty(PRIVATE) == null) {
                    generate(properties);
                }
            }
            byte[] encoded = Base64.getDecoder().decode(properties.getProperty(PRIVATE));
            PrivateKey key =
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SigningKey(key, properties.getProperty(PUBLIC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static void generate(Properties properties) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        KeyPair pair = generator.generateKeyPair();
        Base64.Encoder encoder = Base64.getEncoder();
        properties.setProperty(PUBLIC, encoder.encodeToString(pair.getPublic().getEncoded()));
        properties.setProperty(PRIVATE, encoder.encodeToString(pair.getPrivate().getEncoded()));
    }
}
