package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Calls as one user. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG_WORK = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private final UnaryOperator<String> api;
    private final String token;

    /**
     * @param api the address of an API path
     */
    Client(UnaryOperator<String> api, String token) {
        this.api = api;
        this.token = token;
    }

    /** An answer with its body as JSON. */
    record Answer(int status, JsonNode body, HttpResponse<String> http) {
        Answer expect(int expected) {
            assertThat(status).as("%s: %s", http.uri(), body).isEqualTo(expected);
            return this;
        }

        String code() {
            return body.path("code").asText();
        }

        /** The body as it came. */
        String text() {
            return http.body();
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer post(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /**
     * Any call.
     *
     * @param url as a path, or whole as a server gave it
     * @param headers name, value, name, value
     */
    Answer call(String method, String url, byte[] body, String... headers) {
        String path = url.replaceFirst("^.*/api/v1", "");
        HttpRequest.Builder request =
                request(path).method(method, BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** With a key instead of a token. */
    Answer getWithKey(String path, String key) {
        return send(
                HttpRequest.newBuilder(URI.create(api.apply(path))).header("X-API-Key", key).GET());
    }

    Answer upload(String filename, byte[] content) {
        String name = URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20");
        return send(
                request("/parser/upload")
                        .header("Content-Type", "application/octet-stream")
                        .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                        .POST(BodyPublishers.ofByteArray(content)));
    }

    /** Uploads and answers the job's id. */
    String uploadJob(String filename, byte[] content) {
        return upload(filename, content).expect(201).body().at("/job/id").asText();
    }

    JsonNode job(String id) {
        return get("/parser/status/" + id).expect(200).body();
    }

    /** Waits until an upload has its verdict and may be seen. */
    JsonNode awaitStored(String id) {
        return awaitBody(
                "/parser/upload/" + id, upload -> upload.path("state").asText().equals("stored"));
    }

    JsonNode awaitJob(String id, String state) {
        return awaitJob(id, job -> job.path("state").asText().equals(state));
    }

    JsonNode awaitJob(String id, Predicate<JsonNode> wanted) {
        return awaitBody("/parser/status/" + id, wanted);
    }

    /**
     * Waits for an answer; a service may be down for a moment: that is what some tests are about.
     */
    JsonNode awaitBody(String path, Predicate<JsonNode> wanted) {
        return await().atMost(LONG_WORK)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> get(path),
                        answer -> answer.status() == 200 && wanted.test(answer.body()))
                .body();
    }

    /** The lines of an event stream, up to the first that fits or the stream's end. */
    List<String> streamUntil(String path, Predicate<String> last) {
        HttpRequest request = request(path).header("Accept", "text/event-stream").GET().build();
        try {
            HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            List<String> lines = new java.util.ArrayList<>();
            try (Stream<String> body = response.body()) {
                var reader = body.iterator();
                while (reader.hasNext()) {
                    String line = reader.next();
                    lines.add(line);
                    if (last.test(line)) {
                        break;
                    }
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** To be sent by other means. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.apply(path)));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String body = response.body();
            boolean json =
                    response.headers()
                            .firstValue("content-type")
                            .orElse("")
                            .matches("application/(.*\\+)?json.*");
            return new Answer(
                    response.statusCode(),
                    json ? JSON.readTree(body) : JSON.missingNode(),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
