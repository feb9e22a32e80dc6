package io.phonelog.stack.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

/** What the gateway itself has to say, as RFC 9457 problems. */
enum GatewayProblem {
    BAD_PATH(400, "Bad path", "The path has dot segments, empty segments or encoded separators."),
    MALFORMED_REQUEST(400, "The request is not HTTP", "The request line or a header is wrong."),
    HOST_MISSING(400, "The host is missing", "Send one Host header, as HTTP/1.1 wants it."),
    REQUEST_TIMEOUT(
            408, "The request came too slowly", "Send the request line and all headers sooner."),
    URI_TOO_LONG(414, "The address is too long", "Shorten the path or the query."),
    HEADERS_TOO_LARGE(431, "The headers are too large", "Send fewer or shorter headers."),
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

    /** The problem with a request of which the server could make nothing. */
    static GatewayProblem ofFault(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException ? HEADERS_TOO_LARGE : MALFORMED_REQUEST;
    }

    /**
     * @param path of the request, as far as one could be made out
     */
    Buffer body(@Nullable String path, String requestId) {
        String slug = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        JsonObject body = path == null ? new JsonObject() : new JsonObject().put("instance", path);
        return body.put("type", "urn:phonelog:problem:" + slug)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("code", name())
                .put("requestId", requestId)
                .toBuffer();
    }
}
