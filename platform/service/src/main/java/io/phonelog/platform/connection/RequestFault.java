package io.phonelog.platform.connection;

import static io.phonelog.platform.problem.PlatformProblem.HEADERS_TOO_LARGE;
import static io.phonelog.platform.problem.PlatformProblem.MALFORMED_REQUEST;
import static io.phonelog.platform.problem.PlatformProblem.URI_TOO_LONG;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.phonelog.platform.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;

/** What keeps a request from being one: the framework would refuse it without a word. */
final class RequestFault {
    private RequestFault() {}

    /** The problem with a request; null when it is one. */
    static @Nullable Problem of(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return ofDecoder(request.decoderResult().cause());
        }
        if (request.protocolVersion().majorVersion() != HttpVersion.HTTP_1_1.majorVersion()) {
            return MALFORMED_REQUEST.because("Send HTTP/1.1.");
        }
        if (!hasKnownEnd(request)) {
            return MALFORMED_REQUEST.because("Send a body in chunks or with a Content-Length.");
        }
        return isAddress(request.uri())
                ? null
                : MALFORMED_REQUEST.because(
                        "Send an address that begins with /, and what is no part of a URI as %XX.");
    }

    private static Problem ofDecoder(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return URI_TOO_LONG.because("Shorten the path or the query.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return HEADERS_TOO_LARGE.because("Send fewer or shorter headers.");
        }
        return MALFORMED_REQUEST.because("Send HTTP/1.1: the request line or a header is wrong.");
    }

    /** In another coding the body would be taken for none, and its bytes for the next request. */
    private static boolean hasKnownEnd(HttpRequest request) {
        return request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING).stream()
                .allMatch(HttpHeaderValues.CHUNKED::contentEqualsIgnoreCase);
    }

    private static boolean isAddress(String target) {
        try {
            String path = new URI(target).getRawPath();
            return path != null && (path.isEmpty() || path.startsWith("/"));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
