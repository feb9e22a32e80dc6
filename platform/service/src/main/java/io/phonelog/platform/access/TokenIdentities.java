package io.phonelog.platform.access;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.UUID;

/** Gives a token's holder the tenant and the permissions that its claims stand for. */
@ApplicationScoped
public class TokenIdentities implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof OidcJwtCallerPrincipal token)) {
            return Uni.createFrom().item(identity);
        }
        var augmented = QuarkusSecurityIdentity.builder(identity).setPrincipal(new Subject(token));
        UUID org = orgOf(token);
        if (org != null) {
            augmented.addAttribute(Caller.ORG, org);
        }
        Permissions.grant(augmented, Role.permissionsOf(identity.getRoles()));
        return Uni.createFrom().item(augmented.build());
    }

    private static @Nullable UUID orgOf(JsonWebToken token) {
        Object claim = token.getClaim("org_id");
        if (claim instanceof Collection<?> several && several.size() == 1) {
            claim = several.iterator().next();
        }
        try {
            return claim == null ? null : UUID.fromString(claim.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Permissions as Quarkus checks them: {@code jobs:read} is permission jobs, action read. */
    static final class Permissions {
        private Permissions() {}

        static void grant(QuarkusSecurityIdentity.Builder identity, Collection<String> granted) {
            for (String permission : granted) {
                int colon = permission.indexOf(':');
                if (colon > 0) {
                    identity.addPermission(
                            new StringPermission(
                                    permission.substring(0, colon),
                                    permission.substring(colon + 1)));
                }
            }
        }
    }
}
