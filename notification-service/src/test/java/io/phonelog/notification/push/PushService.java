package io.phonelog.notification.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.phonelog.test.Patience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A push service: answers 201 unless told otherwise. */
final class PushService implements AutoCloseable {
    /** What came. */
    record Received(Map<String, String> headers, byte[] body) {}

    private final HttpServer server;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    PushService() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** The address of a browser that is subscribed here. */
    String endpoint(String name) {
        return origin() + "/push/" + name;
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The next call that has no answer yet gets this one. */
    PushService answering(int status) {
        answers.add(status);
        return this;
    }

    /** The next message; fails after a while. */
    Received next() {
        try {
            Received message = received.poll(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing was pushed");
            }
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    int waiting() {
        return received.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange call) throws IOException {
        Map<String, String> headers = new java.util.HashMap<>();
        call.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        received.add(new Received(headers, call.getRequestBody().readAllBytes()));
        Integer answer = answers.poll();
        call.sendResponseHeaders(answer == null ? 201 : answer, -1);
        call.close();
    }
}
