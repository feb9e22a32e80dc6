package io.phonelog.bench.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The endpoints of partners, on one server: each takes messages at once, or hangs. */
final class Endpoints implements AutoCloseable {
    private static final int BACKLOG = 1_000;
    private static final int NO_CONTENT = 204;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Long> first = new ConcurrentHashMap<>();
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final long hangMillis;

    /**
     * @param hangMillis how long one that hangs keeps a message waiting
     */
    Endpoints(long hangMillis) throws IOException {
        this.hangMillis = hangMillis;
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    String url(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    void hang(String name) {
        hanging.add("/" + name);
    }

    void recover() {
        hanging.clear();
    }

    /** When the first attempt at each event came, in nanoseconds. */
    Map<String, Long> first() {
        return first;
    }

    private void receive(HttpExchange call) throws IOException {
        String id = call.getRequestHeaders().getFirst("webhook-id");
        if (id != null) {
            first.putIfAbsent(id, System.nanoTime());
        }
        try (call) {
            call.getRequestBody().readAllBytes();
            if (hanging.contains(call.getRequestURI().getPath())) {
                closed.await(hangMillis, TimeUnit.MILLISECONDS);
            }
            call.sendResponseHeaders(NO_CONTENT, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
