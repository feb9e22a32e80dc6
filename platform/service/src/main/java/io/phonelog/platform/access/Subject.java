package io.phonelog.platform.access;

import org.eclipse.microprofile.jwt.JsonWebToken;

import java.util.Set;

/**
 * A token's holder, named by the token's subject. Still the token: Quarkus lets a WebSocket go on
 * with a new token only when both have the same subject.
 */
final class Subject implements JsonWebToken {
    private final JsonWebToken token;

    Subject(JsonWebToken token) {
        this.token = token;
    }

    @Override
    public String getName() {
        return token.getSubject();
    }

    @Override
    public Set<String> getClaimNames() {
        return token.getClaimNames();
    }

    @Override
    public <T> T getClaim(String name) {
        return token.getClaim(name);
    }
}
