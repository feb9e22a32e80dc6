package io.phonelog.platform.access;

import io.phonelog.contracts.access.ApiKey;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Takes the key in {@code X-API-Key}; without one, other mechanisms have their turn. */
@ApplicationScoped
public class ApiKeyAuthentication implements HttpAuthenticationMechanism {
    private static final String HEADER = "X-API-Key";
    private static final int BEFORE_TOKENS = 2_000;
    private static final String KEY = "phonelog.api-key";

    /** Where Quarkus keeps the end of an identity, in seconds; OIDC sets it for tokens. */
    private static final String EXPIRY = "quarkus.identity.expire-time";

    private final ApiKeys keys;
    private final InstantSource clock = InstantSource.system();

    public ApiKeyAuthentication(ApiKeys keys) {
        this.keys = keys;
    }

    /** The id of the key that an identity came with; null for another's. */
    public static @Nullable UUID keyOf(SecurityIdentity identity) {
        return identity.getAttribute(KEY);
    }

    /** When an identity ends; null for a key without an end. */
    public static @Nullable Instant endOf(SecurityIdentity identity) {
        Long seconds = identity.getAttribute(EXPIRY);
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext call, IdentityProviderManager manager) {
        String text = call.request().getHeader(HEADER);
        if (text == null) {
            return Uni.createFrom().optional(java.util.Optional.empty());
        }
        return keys.presented(text, clock.instant())
                .map(key -> Uni.createFrom().item(identityOf(key)))
                .orElseGet(
                        () ->
                                Uni.createFrom()
                                        .failure(
                                                new AuthenticationFailedException(
                                                        "unknown, revoked or expired API key")));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext call) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public int getPriority() {
        return BEFORE_TOKENS;
    }

    private static SecurityIdentity identityOf(ApiKey key) {
        var identity =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal("key:" + key.id()))
                        .addAttribute(Caller.ORG, key.orgId())
                        .addAttribute(KEY, key.id());
        Instant end = key.expiresAt();
        if (end != null) {
            identity.addAttribute(EXPIRY, end.getEpochSecond());
        }
        TokenIdentities.Permissions.grant(identity, key.permissions());
        return identity.build();
    }
}
