package io.phonelog.stack.gateway;

import io.vertx.core.MultiMap;

import java.util.Map;

/**
 * Headers that every answer carries: this is an interface for programs, no browser should render
 * it.
 */
final class SecurityHeaders {
    private static final Map<String, String> HEADERS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    private SecurityHeaders() {}

    static void addTo(MultiMap headers) {
        HEADERS.forEach(headers::set);
    }
}
