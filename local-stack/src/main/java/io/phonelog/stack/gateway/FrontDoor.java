package io.phonelog.stack.gateway;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Optional;

/** Takes every request to the service that answers it. Bodies are streamed both ways. */
final class FrontDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private final RouteTable routes;
    private final Map<String, Backend> backends;
    private final HttpClient client;
    private final WebSocketTunnel tunnel;

    FrontDoor(RouteTable routes, Map<String, Backend> backends, HttpClient client) {
        this.routes = routes;
        this.backends = Map.copyOf(backends);
        this.client = client;
        this.tunnel = new WebSocketTunnel(client);
    }

    void handle(HttpServerRequest request) {
        String path = Optional.ofNullable(request.path()).orElse("");
        String requestId = RequestId.of(request.getHeader(RequestId.HEADER));
        if (!namesHost(request)) {
            refuse(request, GatewayProblem.HOST_MISSING, requestId);
            return;
        }
        if (path.equals("/")) {
            index(request, requestId);
            return;
        }
        if (RequestPath.ambiguous(path)) {
            refuse(request, GatewayProblem.BAD_PATH, requestId);
            return;
        }
        Optional<RouteTable.Target> target = routes.find(path);
        if (target.isEmpty()) {
            refuse(request, GatewayProblem.NOT_FOUND, requestId);
            return;
        }
        Backend backend = backends.get(target.get().service());
        if (backend == null) {
            refuse(request, GatewayProblem.SERVICE_UNAVAILABLE, requestId);
            return;
        }
        String query = request.query();
        String uri = target.get().path() + (query == null ? "" : "?" + query);
        if (WebSocketTunnel.asks(request)) {
            tunnel.open(request, backend, uri, requestId)
                    .onFailure(cause -> unreachable(request, backend, requestId, cause));
        } else {
            proxy(backend, uri, requestId).handle(request);
        }
    }

    /** What is no request is answered as every other problem, and ends its connection. */
    void refuseMalformed(HttpServerRequest request) {
        GatewayProblem problem = GatewayProblem.ofFault(request.decoderResult().cause());
        String requestId = RequestId.of(null);
        answer(request, problem.status(), GatewayProblem.CONTENT_TYPE, requestId)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(problem.body(null, requestId))
                .onComplete(sent -> request.connection().close());
    }

    private static boolean namesHost(HttpServerRequest request) {
        int hosts = request.headers().getAll(HttpHeaders.HOST).size();
        return hosts == 1 || hosts == 0 && request.version() == HttpVersion.HTTP_1_0;
    }

    private HttpProxy proxy(Backend backend, String uri, String requestId) {
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(backend.port(), backend.host())
                .addInterceptor(new Exchange(backend, uri, requestId));
    }

    private static void index(HttpServerRequest request, String requestId) {
        answer(request, 200, "application/json", requestId)
                .end(
                        new JsonObject()
                                .put("name", "PhoneLog")
                                .put("api", "/api/v1")
                                .put("upload", "POST /api/v1/parser/upload")
                                .put("health", "/api/v1/system/health")
                                .toBuffer());
    }

    private static void unreachable(
            HttpServerRequest request, Backend backend, String requestId, Throwable cause) {
        LOG.warn("{} does not answer: {}", backend, cause.toString());
        if (!request.response().headWritten()) {
            request.resume();
            refuse(request, GatewayProblem.SERVICE_UNAVAILABLE, requestId);
        }
    }

    private static void refuse(
            HttpServerRequest request, GatewayProblem problem, String requestId) {
        HttpServerResponse response =
                answer(request, problem.status(), GatewayProblem.CONTENT_TYPE, requestId);
        if (problem == GatewayProblem.SERVICE_UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, GatewayProblem.RETRY_AFTER_SECONDS);
        }
        response.end(problem.body(request.path(), requestId));
    }

    private static HttpServerResponse answer(
            HttpServerRequest request, int status, String contentType, String requestId) {
        HttpServerResponse response = request.response().setStatusCode(status);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, contentType)
                .set(RequestId.HEADER, requestId);
        SecurityHeaders.addTo(response.headers());
        return response;
    }

    /** One request on its way to a service, and the answer on its way back. */
    private record Exchange(Backend backend, String uri, String requestId)
            implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest request = context.request();
            request.setURI(uri);
            ForwardedRequest.describe(request.proxiedRequest(), requestId, request.headers());
            return context.sendRequest()
                    .recover(cause -> Future.succeededFuture(sorry(request, cause)));
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            MultiMap headers = context.response().headers();
            if (!headers.contains(RequestId.HEADER)) {
                headers.set(RequestId.HEADER, requestId);
            }
            SecurityHeaders.addTo(headers);
            return context.sendResponse();
        }

        private ProxyResponse sorry(ProxyRequest request, Throwable cause) {
            LOG.warn("{} does not answer: {}", backend, cause.toString());
            GatewayProblem problem = GatewayProblem.SERVICE_UNAVAILABLE;
            String path = request.proxiedRequest().path();
            return request.release()
                    .response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, GatewayProblem.CONTENT_TYPE)
                    .putHeader(HttpHeaders.RETRY_AFTER, GatewayProblem.RETRY_AFTER_SECONDS)
                    .setBody(Body.body(problem.body(path, requestId)));
        }
    }
}
