package io.phonelog.notification.socket;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.websockets.next.HandshakeRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Browsers can give a WebSocket no headers, only subprotocols: {@code phonelog.v1, bearer.<token>}.
 * The token is put where tokens belong, before anybody asks who calls, and leaves the list of
 * protocols, so that it is neither agreed on nor logged as one.
 */
@ApplicationScoped
public class SocketTokens {
    private static final String PREFIX = "bearer.";

    /** After the request's id is known, before authentication. */
    private static final int PRIORITY = 900;

    void install(@Observes Filters filters) {
        filters.register(SocketTokens::move, PRIORITY);
    }

    private static void move(RoutingContext call) {
        var headers = call.request().headers();
        String protocols = headers.get(HandshakeRequest.SEC_WEBSOCKET_PROTOCOL);
        if (protocols != null && protocols.contains(PREFIX)) {
            var offered = Arrays.stream(protocols.split(",")).map(String::strip).toList();
            offered.stream()
                    .filter(protocol -> protocol.startsWith(PREFIX))
                    .findFirst()
                    .filter(token -> !headers.contains(HttpHeaders.AUTHORIZATION))
                    .ifPresent(
                            token ->
                                    headers.set(
                                            HttpHeaders.AUTHORIZATION,
                                            "Bearer " + token.substring(PREFIX.length())));
            headers.set(
                    HandshakeRequest.SEC_WEBSOCKET_PROTOCOL,
                    offered.stream()
                            .filter(protocol -> !protocol.startsWith(PREFIX))
                            .collect(Collectors.joining(", ")));
        }
        call.next();
    }
}
