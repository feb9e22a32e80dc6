package io.phonelog.notification;

import io.phonelog.test.Org;
import io.smallrye.jwt.build.Jwt;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** A viewer's token that runs out while a test watches; signed by the key of this JVM's tokens. */
public final class ShortToken {
    private ShortToken() {}

    public static String lastingSeconds(int seconds) {
        return lastingSeconds(seconds, List.of("viewer"));
    }

    /** Of the same user, with other roles. */
    public static String lastingSeconds(int seconds, List<String> roles) {
        try {
            byte[] key =
                    Base64.getDecoder()
                            .decode(System.getProperty("phonelog.test.signing-key.private"));
            return Jwt.issuer("https://identity.phonelog.test")
                    .subject("somebody")
                    .audience("phonelog")
                    .issuedAt(Instant.now())
                    .expiresAt(Instant.now().plusSeconds(seconds))
                    .claim("org_id", Org.ACME.id().toString())
                    .claim("roles", roles)
                    .sign(
                            KeyFactory.getInstance("RSA")
                                    .generatePrivate(new PKCS8EncodedKeySpec(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
