package io.phonelog.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Answers in event-service's place, so that a test can choose the answer. That both understand each
 * other is for the end-to-end test to show.
 */
public final class EventStoreStandIn implements QuarkusTestResourceLifecycleManager {
    static final int BLOCKS = 200;
    private static final String BLOCK = "0123456789abcdef".repeat(4_096);

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            started.createContext("/api/v1/events/export", EventStoreStandIn::answer);
            started.start();
            server = started;
            return Map.of(
                    "phonelog.job.event-service",
                    "http://127.0.0.1:" + started.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** What is asked for decides: many bytes, a refusal, what was asked, or no answer at all. */
    private static void answer(HttpExchange call) throws IOException {
        String query = call.getRequestURI().getRawQuery();
        if (query.endsWith("format=large")) {
            call.getResponseHeaders().add("Content-Type", "text/csv");
            call.sendResponseHeaders(200, 0);
            try (OutputStream out = call.getResponseBody()) {
                for (int i = 0; i < BLOCKS; i++) {
                    out.write(BLOCK.getBytes(UTF_8));
                }
            }
        } else if (query.endsWith("format=busy")) {
            call.getResponseHeaders().add("Content-Type", "application/problem+json");
            call.getResponseHeaders().add("Retry-After", "7");
            send(call, 503, "{\"code\":\"TOO_MANY_EXPORTS\"}");
        } else if (query.endsWith("format=none")) {
            call.close();
        } else {
            call.getResponseHeaders().add("Content-Type", "text/csv");
            call.getResponseHeaders().add("Content-Disposition", "attachment; filename=\"x.csv\"");
            send(call, 200, query + "\n" + call.getRequestHeaders().getFirst("Authorization"));
        }
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        call.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = call.getResponseBody()) {
            out.write(bytes);
        }
    }
}
