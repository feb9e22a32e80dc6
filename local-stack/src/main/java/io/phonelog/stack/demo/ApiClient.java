package io.phonelog.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.stack.command.DemoUser;
import io.phonelog.stack.command.TokenSource;
import io.phonelog.stack.process.StackFailure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The HTTP interface, called as the owner of {@code acme}. Errors become sentences. */
final class ApiClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int FIRST_ERROR = 400;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final TokenSource tokens;
    private String token = "";
    private long tokenTime;

    /**
     * @param base up to and with {@code /api/v1}
     */
    ApiClient(String base, TokenSource tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    JsonNode get(String path) throws IOException {
        return call(request(path).timeout(TIMEOUT).GET().build());
    }

    JsonNode post(String path, Object body) throws IOException {
        return call(
                request(path)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build());
    }

    void delete(String path) throws IOException {
        call(request(path).timeout(TIMEOUT).DELETE().build());
    }

    /** A request with the token; without a time limit, for uploads and streams. */
    HttpRequest.Builder request(String path) throws IOException {
        if (System.nanoTime() - tokenTime > TOKEN_LIFE.toNanos() || token.isEmpty()) {
            token = tokens.token(DemoUser.OWNER);
            tokenTime = System.nanoTime();
        }
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token);
    }

    JsonNode call(HttpRequest request) throws IOException {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= FIRST_ERROR) {
            throw new StackFailure(
                    "%s %s was answered with %d: %s"
                            .formatted(
                                    request.method(),
                                    request.uri().getPath(),
                                    response.statusCode(),
                                    explanation(response.body())));
        }
        return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        try {
            return client.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String explanation(String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            return problem.path("code").asText() + ", " + problem.path("detail").asText();
        } catch (IOException e) {
            return body; // not a problem document; then as it came
        }
    }
}
