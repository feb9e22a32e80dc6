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

import java.time.InstantSource;

/** Takes the key in {@code X-API-Key}; without one, other mechanisms have their turn. */
@ApplicationScoped
public class ApiKeyAuthentication implements HttpAuthenticationMechanism {
    private static final String HEADER = "X-API-Key";
    private static final int BEFORE_TOKENS = 2_000;

    private final ApiKeys keys;
    private final InstantSource clock = InstantSource.system();

    public ApiKeyAuthentication(ApiKeys keys) {
        this.keys = keys;
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
                        .addAttribute(Caller.ORG, key.orgId());
        TokenIdentities.Permissions.grant(identity, key.permissions());
        return identity.build();
    }
}
