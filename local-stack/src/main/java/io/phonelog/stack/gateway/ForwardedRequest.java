package io.phonelog.stack.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;

import java.util.List;

/** What a service is told about the request as the client made it. */
final class ForwardedRequest {
    /** What clients may not say about themselves, since services believe it. */
    private static final List<String> CLAIMS =
            List.of(
                    "Forwarded",
                    "X-Forwarded-For",
                    "X-Forwarded-Proto",
                    "X-Forwarded-Host",
                    "X-Forwarded-Port",
                    "X-Forwarded-Prefix",
                    "X-Real-IP");

    private ForwardedRequest() {}

    static void describe(HttpServerRequest request, String requestId, MultiMap headers) {
        CLAIMS.forEach(headers::remove);
        headers.remove("Expect"); // answered here already
        headers.set(RequestId.HEADER, requestId);
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.scheme());
        HostAndPort authority = request.authority();
        if (authority != null) {
            headers.set("X-Forwarded-Host", authority.toString());
        }
    }
}
