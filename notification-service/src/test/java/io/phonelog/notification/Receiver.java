package io.phonelog.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.phonelog.test.Patience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A partner's endpoint: answers 204 unless told otherwise. */
public final class Receiver implements AutoCloseable {
    /** What came, with the headers' names in lower case. */
    public record Received(Map<String, String> headers, String body, Instant at) {}

    /** An answer to give. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile int always;

    public Receiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook?from=phonelog";
    }

    /** The next call that has no answer yet gets this one. */
    public Receiver answering(int status, Map<String, String> headers, String body) {
        script.add(new Answer(status, headers, body));
        return this;
    }

    /** From now on calls without an answer of their own get this status; 0: as at first. */
    public void always(int status) {
        always = status;
    }

    /** How many messages it had at the same time at most. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** From now on answers wait. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void release() {
        held.countDown();
    }

    /** The next message; fails after a while. */
    public Received next() {
        try {
            Received message = received.poll(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no webhook came");
            }
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How many messages came that nobody took. */
    public int waiting() {
        return received.size();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new java.util.HashMap<>();
        call.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        headers.put(":path", call.getRequestURI().toString());
        Answer answer = script.poll();
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        received.add(new Received(headers, body, Instant.now()));
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        atOnce.decrementAndGet();
        if (answer == null) {
            call.sendResponseHeaders(always == 0 ? 204 : always, -1);
        } else {
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(call.getResponseHeaders()::add);
            call.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            call.getResponseBody().write(bytes);
        }
        call.close();
    }
}
