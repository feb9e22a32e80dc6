package io.phonelog.test;

import io.smallrye.jwt.build.Jwt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Access tokens like those of the local stack's Keycloak, signed by a key of this JVM. Services
 * under {@link WithStack} accept them.
 *
 * <pre>given().auth().oauth2(Tokens.acme().analyst())</pre>
 */
public final class Tokens {
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Org org;

    private Tokens(Org org) {
        this.org = org;
    }

    public static Tokens acme() {
        return of(Org.ACME);
    }

    public static Tokens globex() {
        return of(Org.GLOBEX);
    }

    public static Tokens of(Org org) {
        return new Tokens(org);
    }

    public String owner() {
        return user("owner", "owner");
    }

    public String admin() {
        return user("admin", "admin");
    }

    public String manager() {
        return user("manager", "manager");
    }

    public String analyst() {
        return user("analyst", "analyst");
    }

    public String viewer() {
        return user("viewer", "viewer");
    }

    /** Somebody who proved who they are and may do nothing. */
    public String withoutRoles() {
        return user("nobody");
    }

    /** An analyst whose token ran out an hour ago. */
    public String expired() {
        return token("analyst", Instant.now().minus(Duration.ofHours(1)), "analyst");
    }

    /** A user by name with exactly these roles. */
    public String user(String name, String... roles) {
        return token(name, Instant.now().plus(LIFE), roles);
    }

    /** The claim {@code sub} of a user: the same in every run. */
    public UUID subject(String name) {
        return UUID.nameUUIDFromBytes((org.alias() + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** Settings by which Quarkus OIDC accepts these tokens without a server. */
    public static Map<String, String> verification() {
        return Map.of(
                "quarkus.oidc.public-key",
                SigningKey.ofThisJvm().publicKey(),
                "quarkus.oidc.auth-server-url",
                "");
    }

    private String token(String name, Instant expiry, String... roles) {
        return Jwt.issuer("https://identity.phonelog.test")
                .subject(subject(name).toString())
                .audience("phonelog")
                .issuedAt(expiry.minus(LIFE))
                .expiresAt(expiry)
                .claim("org_id", org.id().toString())
                .claim("org", org.alias())
                .claim("preferred_username", name)
                .claim("roles", List.of(roles))
                .claim("azp", "phonelog-cli")
                .sign(SigningKey.ofThisJvm().privateKey());
    }
}
