package io.phonelog.stack.command;

import io.phonelog.stack.gateway.GatewayServer;
import io.phonelog.stack.keycloak.KeycloakServer;
import io.phonelog.stack.supervisor.StackState;

/** Where a client finds a running stack. */
public record Urls(String api, String health, String issuer) {
    public static Urls of(StackState state) {
        String gateway = "http://localhost:" + state.part(GatewayServer.NAME).port();
        return new Urls(
                gateway + "/api/v1",
                gateway + "/api/v1/system/health",
                KeycloakServer.issuer(state.part(KeycloakServer.NAME).port()));
    }
}
