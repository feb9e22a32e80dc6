package io.phonelog.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.phonelog.stack.process.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** The gateway before a service that tells what it was asked. */
class GatewayTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = Ports.free();

    @BeforeEach
    void start() throws Exception {
        HttpServer service =
                vertx.createHttpServer()
                        .requestHandler(GatewayTest::tell)
                        .webSocketHandler(GatewayTest::echo)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(60, SECONDS);
        Backend there = new Backend("127.0.0.1", service.actualPort());
        Backend nobody = new Backend("127.0.0.1", Ports.free());
        Gateway.listen(
                        vertx,
                        port,
                        RouteTable.load(),
                        Map.of(
                                "job-service", there,
                                "upload-service", there,
                                "notification-service", there,
                                "event-service", nobody))
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(60, SECONDS);
    }

    @Test
    void rewritesThePathAndKeepsTheQuery() throws Exception {
        JsonObject seen = new JsonObject(get("/api/parser/analytics?from=a%20b&to=c").body());
        assertThat(seen.getString("uri"))
                .isEqualTo("/api/v1/parser/jobs/analytics?from=a%20b&to=c");
    }

    @Test
    void givesEveryRequestAnIdAndKeepsTheClientsOwn() throws Exception {
        HttpResponse<String> made = get("/api/v1/parser/jobs");
        String id = made.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(new JsonObject(made.body()).getString("x-request-id")).isEqualTo(id);

        HttpResponse<String> kept = get("/api/v1/parser/jobs", "X-Request-Id", "mine-1");
        assertThat(kept.headers().firstValue("X-Request-Id")).contains("mine-1");
        assertThat(new JsonObject(kept.body()).getString("x-request-id")).isEqualTo("mine-1");
    }

    @Test
    void clientsCannotClaimWhereTheyComeFrom() throws Exception {
        HttpResponse<String> answer =
                get("/api/v1/parser/jobs", "X-Forwarded-For", "10.0.0.1", "X-Real-IP", "10.0.0.1");
        JsonObject seen = new JsonObject(answer.body());
        assertThat(seen.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(seen.getString("x-forwarded-host")).isEqualTo("127.0.0.1:" + port);
        assertThat(seen.containsKey("x-real-ip")).isFalse();
    }

    @Test
    void unknownPathsAreAProblem() throws Exception {
        HttpResponse<String> answer = get("/api/v1/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertProblem(answer, "NOT_FOUND");
    }

    @Test
    void pathsThatClimbAreRefused() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(
                            "GET /api/v1/parser/jobs/%2e%2e/q/metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("BAD_PATH");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, 400, MALFORMED_REQUEST",
        "GET /{long} HTTP/1.1, 414, URI_TOO_LONG",
        "'GET / HTTP/1.1\nX-Long: {long}{long}', 431, HEADERS_TOO_LARGE",
        "'POST / HTTP/1.1\nHost: x\nContent-Length: 3\nTransfer-Encoding: chunked', 400, MALFORMED_REQUEST",
        "'GET / HTTP/1.1\nConnection: close', 400, HOST_MISSING",
        "'GET / HTTP/1.1\nHost: x\nHost: y\nConnection: close', 400, HOST_MISSING",
    })
    void whatIsNoRequestIsAProblem(String request, int status, String code) throws Exception {
        String head = request.replace("\n", "\r\n").replace("{long}", "x".repeat(5_000));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .matches(
                            Pattern.compile(
                                    "HTTP/1\\.[01] %d .*".formatted(status), Pattern.DOTALL))
                    .contains("application/problem+json", "\"code\":\"%s\"".formatted(code));
        }
    }

    @Test
    void aServiceThatIsDownIsAProblemThatSaysWhenToTryAgain() throws Exception {
        HttpResponse<String> answer = get("/api/v1/events");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertProblem(answer, "SERVICE_UNAVAILABLE");
    }

    @Test
    void everyAnswerHasSecurityHeadersOnce() throws Exception {
        for (String path : new String[] {"/", "/api/v1/parser/jobs", "/api/v1/nothing"}) {
            assertThat(get(path).headers().allValues("X-Content-Type-Options"))
                    .as(path)
                    .containsExactly("nosniff");
        }
    }

    @Test
    void requestBodiesFlowWhileTheyAreSent() throws Exception {
        // The service echoes at the first bytes; a gateway that buffers would never let it.
        CompletableFuture<String> echo = new CompletableFuture<>();
        vertx.createHttpClient()
                .request(HttpMethod.POST, port, "127.0.0.1", "/api/v1/parser/upload/stream")
                .compose(
                        request -> {
                            request.setChunked(true).write("begin");
                            return request.response()
                                    .onSuccess(
                                            response ->
                                                    response.handler(
                                                            bytes -> {
                                                                echo.complete(bytes.toString());
                                                                request.end("end");
                                                            }));
                        })
                .onFailure(echo::completeExceptionally);
        assertThat(echo.get(60, SECONDS)).isEqualTo("begin");
    }

    @Test
    void webSocketsPassThroughUnderTheirOldName() throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        WebSocket socket =
                client.newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + port + "/api/parser/websocket"),
                                new FirstText(received))
                        .get(60, SECONDS);
        socket.sendText("hello", true);
        assertThat(received.get(60, SECONDS)).isEqualTo("/api/v1/ws hello");
        socket.abort();
    }

    private record FirstText(CompletableFuture<String> received) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            received.complete(text.toString());
            return CompletableFuture.completedFuture(null);
        }
    }

    private static void tell(HttpServerRequest request) {
        if (request.path().endsWith("/stream")) {
            request.response().setChunked(true);
            request.pipeTo(request.response());
            return;
        }
        JsonObject seen = new JsonObject().put("uri", request.uri());
        request.headers()
                .forEach((name, value) -> seen.put(name.toLowerCase(java.util.Locale.ROOT), value));
        request.response().putHeader("X-Content-Type-Options", "nosniff").end(seen.toBuffer());
    }

    private static void echo(ServerWebSocket socket) {
        socket.textMessageHandler(text -> socket.writeTextMessage(socket.path() + " " + text));
    }

    private static void assertProblem(HttpResponse<String> answer, String code) {
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        JsonObject problem = new JsonObject(answer.body());
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(problem.getInteger("status")).isEqualTo(answer.statusCode());
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .contains(problem.getString("requestId"));
    }

    private HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = to(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
