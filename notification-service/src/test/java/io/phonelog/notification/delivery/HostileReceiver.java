package io.phonelog.notification.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** An endpoint that does what no endpoint should, on bare sockets. */
final class HostileReceiver implements AutoCloseable {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final int CHUNK = 64 * 1024;
    private static final long GIGABYTE = 1L << 30;

    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong();
    private final Manner manner;

    /** What it does once it has read the head of a request. */
    @FunctionalInterface
    interface Manner {
        void answer(HostileReceiver self, OutputStream out) throws IOException;
    }

    HostileReceiver(Manner manner) {
        this.manner = manner;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "hostile receiver");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says nothing at all. */
    static void hang(HostileReceiver self, OutputStream out) {
        self.untilClosed();
    }

    /** Sends a byte of its head after the other, without an end. */
    static void dripHead(HostileReceiver self, OutputStream out) throws IOException {
        write(out, OK + "X-Slow: ");
        self.drip(out);
    }

    /** Promises a body and sends a byte of it after the other. */
    static void dripBody(HostileReceiver self, OutputStream out) throws IOException {
        write(out, OK + "Content-Length: 1000000\r\n\r\n");
        self.drip(out);
    }

    /** Sends a gigabyte as fast as it is read. */
    static void flood(HostileReceiver self, OutputStream out) throws IOException {
        write(out, OK + "Content-Length: " + GIGABYTE + "\r\n\r\n");
        byte[] part = new byte[CHUNK];
        while (self.sent.addAndGet(part.length) <= GIGABYTE) {
            out.write(part);
        }
    }

    /** Sends a head without an end, as fast as it is read. */
    static void floodHead(HostileReceiver self, OutputStream out) throws IOException {
        write(out, OK);
        while (self.sent.addAndGet(CHUNK) <= GIGABYTE) {
            write(out, "X-More: " + "x".repeat(CHUNK) + "\r\n");
        }
    }

    /** Closes in the middle of what it promised. */
    static void closeEarly(HostileReceiver self, OutputStream out) throws IOException {
        write(out, OK + "Content-Length: 100\r\n\r\nhalf");
    }

    /** Speaks no HTTP. */
    static void babble(HostileReceiver self, OutputStream out) throws IOException {
        write(out, "220 mail.example ESMTP\r\n\0\0\0");
    }

    String url(String scheme) {
        return scheme + "://127.0.0.1:" + server.getLocalPort() + "/";
    }

    /** How many bytes of a flood it could send. */
    long sent() {
        return sent.get();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                readHead(socket.getInputStream());
                manner.answer(this, socket.getOutputStream());
            } catch (IOException e) {
                // The client has hung up, as it should; or the test is over.
            }
        }
    }

    /** A byte whenever another request might have come: until the other side hangs up. */
    private void drip(OutputStream out) throws IOException {
        while (!server.isClosed()) {
            out.write('x');
            out.flush();
            pause();
        }
    }

    private void pause() {
        try {
            closed.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void untilClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int ends = 0;
        while (ends < 2) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
