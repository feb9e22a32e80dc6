package io.phonelog.upload.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before the object store: refuses some requests as a busy store does, and lets others pass.
 */
final class StumblingStore implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final String BUSY =
            "<Error><Code>%s</Code><Message>Reduce your request rate.</Message></Error>";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger stumbles = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final ServerSocket server;
    private final URI store;
    private volatile String answer = "";

    StumblingStore(String endpoint) throws IOException {
        store = URI.create(endpoint);
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The next connections get this answer, so many of them. */
    void stumble(int times, int status, String code) {
        String body = BUSY.formatted(code);
        answer =
                "HTTP/1.1 %d Stumbled\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n"
                                .formatted(status, body.length())
                        + "Connection: close\r\n\r\n"
                        + body;
        refused.set(0);
        stumbles.set(times);
    }

    int refused() {
        return refused.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (stumbles.getAndDecrement() > 0) {
                refuse(client);
            } else {
                pass(client);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuse(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(in.read());
        }
        Matcher length = LENGTH.matcher(head.toString(StandardCharsets.US_ASCII));
        in.skipNBytes(length.find() ? Long.parseLong(length.group(1)) : 0);
        refused.incrementAndGet();
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private void pass(Socket client) throws IOException {
        try (Socket behind = new Socket(store.getHost(), store.getPort())) {
            threads.execute(() -> copy(behind, client));
            copy(client, behind);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException closed) {
            // One side has ended, and so has the other.
        }
    }
}
