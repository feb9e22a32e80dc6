package io.phonelog.stack.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What the gateway itself has to say, as RFC 9457 problems. */
enum GatewayProblem {
    BAD_PATH(400, "Bad path", "The path has dot segments, empty segments or encoded separators."),
    NOT_FOUND(404, "Not found", "No service answers this path. docs/use.md shows the calls."),
    SERVICE_UNAVAILABLE(
            503,
            "Service unavailable",
            "The service for this path does not answer. Try again soon.");

    static final String CONTENT_TYPE = "application/problem+json";
    static final String RETRY_AFTER_SECONDS = "5";

    private final int status;
    private final String title;
    private final String detail;

    GatewayProblem(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    Buffer body(String path, String requestId) {
        String slug = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new JsonObject()
                .put("type", "urn:phonelog:problem:" + slug)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", path)
                .put("code", name())
                .put("requestId", requestId)
                .toBuffer();
    }
}
