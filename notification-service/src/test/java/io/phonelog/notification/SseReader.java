package io.phonelog.notification;

import io.phonelog.test.Patience;
import io.restassured.RestAssured;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads a stream of Server-Sent Events as a browser does. */
public final class SseReader implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Stream<String> lines;
    private final BlockingQueue<Map<String, String>> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> end;

    private SseReader(HttpResponse<Stream<String>> response) {
        lines = response.body();
        end = CompletableFuture.runAsync(this::read, task -> new Thread(task, "sse").start());
    }

    /** Opens a stream with a token or an API key. */
    public static SseReader open(String path, String token, @Nullable String lastEventId) {
        HttpResponse<Stream<String>> response = get(path, token, lastEventId);
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    response.statusCode() + " " + response.body().toList() + " for " + path);
        }
        return new SseReader(response);
    }

    public static HttpResponse<Stream<String>> get(
            String path, String token, @Nullable String lastEventId) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                        .header("Accept", "text/event-stream");
        if (token.startsWith("plk_")) {
            request.header("X-API-Key", token);
        } else {
            request.header("Authorization", "Bearer " + token);
        }
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return HTTP.sendAsync(request.build(), BodyHandlers.ofLines())
                .orTimeout(Patience.LONG.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** The next event with an id or a name; fails after a while. */
    public Map<String, String> next() {
        try {
            Map<String, String> event = events.poll(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event came");
            }
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All events until the server ends the stream. */
    public List<Map<String, String>> untilEnd() {
        end.orTimeout(Patience.LONG.toSeconds(), TimeUnit.SECONDS).join();
        List<Map<String, String>> rest = new ArrayList<>();
        events.drainTo(rest);
        return rest;
    }

    @Override
    public void close() {
        lines.close();
    }

    private void read() {
        Map<String, String> event = new HashMap<>();
        for (String line : (Iterable<String>) lines::iterator) {
            if (line.isEmpty()) {
                if (event.containsKey("data")) {
                    events.add(event);
                }
                event = new HashMap<>();
            } else if (!line.startsWith(":")) {
                int colon = line.indexOf(':');
                event.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
    }
}
