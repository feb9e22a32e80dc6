package io.phonelog.stack.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A partner's endpoint: takes deliveries on the loopback address and keeps them to be checked. */
final class WebhookReceiver implements AutoCloseable {
    private static final int NO_CONTENT = 204;

    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final HttpServer server;

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    /** A delivery as it came. */
    record Delivery(String id, String timestamp, String signatures, byte[] body) {
        boolean verified(String secret) {
            return new WebhookSignature(secret)
                    .fits(id, timestamp, signatures, body, Instant.now());
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/phonelog";
    }

    /** The next delivery, if one comes in time. */
    Optional<Delivery> await(Duration time) {
        try {
            return Optional.ofNullable(deliveries.poll(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            deliveries.add(
                    new Delivery(
                            header(exchange, "webhook-id"),
                            header(exchange, "webhook-timestamp"),
                            header(exchange, "webhook-signature"),
                            body));
            exchange.sendResponseHeaders(NO_CONTENT, -1);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        @Nullable String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
