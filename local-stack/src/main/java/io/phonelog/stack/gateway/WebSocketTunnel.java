package io.phonelog.stack.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetSocket;

/**
 * Joins a client's WebSocket to a service's. The proxy library has such a tunnel, but one that
 * neither rewrites paths nor slows a fast sender down.
 */
final class WebSocketTunnel {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final HttpClient client;

    WebSocketTunnel(HttpClient client) {
        this.client = client;
    }

    static boolean asks(HttpServerRequest request) {
        String upgrade = request.getHeader(HttpHeaders.UPGRADE);
        return request.method() == HttpMethod.GET && "websocket".equalsIgnoreCase(upgrade);
    }

    /** Fails when the service cannot be reached; what the service refuses is handed on. */
    Future<Void> open(HttpServerRequest request, Backend backend, String uri, String requestId) {
        RequestOptions options =
                new RequestOptions()
                        .setHost(backend.host())
                        .setPort(backend.port())
                        .setMethod(HttpMethod.GET)
                        .setURI(uri);
        request.pause();
        return client.request(options)
                .compose(
                        upstream -> {
                            upstream.headers().setAll(request.headers());
                            ForwardedRequest.describe(request, requestId, upstream.headers());
                            return connect(upstream);
                        })
                .compose(answer -> join(request, answer));
    }

    private static Future<HttpClientResponse> connect(HttpClientRequest upstream) {
        return upstream.connect();
    }

    private static Future<Void> join(HttpServerRequest request, HttpClientResponse answer) {
        HttpServerResponse response = request.response().setStatusCode(answer.statusCode());
        response.headers().setAll(answer.headers());
        if (answer.statusCode() != SWITCHING_PROTOCOLS) {
            request.resume();
            return answer.body().compose(response::end);
        }
        NetSocket service = answer.netSocket();
        service.pause();
        return request.toNetSocket()
                .onSuccess(
                        socket -> {
                            socket.pipeTo(service);
                            service.pipeTo(socket);
                        })
                .mapEmpty();
    }
}
