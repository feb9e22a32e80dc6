package io.phonelog.platform.access;

import static io.phonelog.platform.problem.PlatformProblem.NO_TENANT;
import static io.phonelog.platform.problem.PlatformProblem.UNAUTHENTICATED;

import io.quarkus.security.identity.SecurityIdentity;

import java.util.UUID;

/**
 * Who makes a call.
 *
 * @param orgId the tenant
 * @param actor a user's subject, or {@code key:<id>}
 */
public record Caller(UUID orgId, String actor) {
    static final String ORG = "phonelog.org";

    /** Of the identity behind a call; a problem when there is none, or none with a tenant. */
    public static Caller of(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            throw UNAUTHENTICATED.because("Send a bearer token or an API key.");
        }
        UUID org = identity.getAttribute(ORG);
        if (org == null) {
            throw NO_TENANT.because(
                    "The token carries no org_id. Ask who runs your identity provider.");
        }
        return new Caller(org, identity.getPrincipal().getName());
    }
}
