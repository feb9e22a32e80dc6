package io.phonelog.upload.tus;

import io.phonelog.test.Tokens;
import io.restassured.RestAssured;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A PATCH whose sender stops in its middle. */
final class HalfRequest implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;

    /** Promises {@code promised} bytes and sends these. */
    HalfRequest(String url, long offset, long promised, byte[] bytes) throws IOException {
        this(url, offset, "Content-Length: " + promised, bytes);
    }

    /** Promises chunks, and sends these bytes for them. */
    static HalfRequest chunked(String url, byte[] bytes) throws IOException {
        return new HalfRequest(url, 0, "Transfer-Encoding: chunked", bytes);
    }

    private HalfRequest(String url, long offset, String framing, byte[] bytes) throws IOException {
        socket = new Socket("127.0.0.1", RestAssured.port);
        socket.setSoTimeout(PATIENCE_MS);
        String head =
                """
                PATCH %s HTTP/1.1
                Host: test
                Authorization: Bearer %s
                Tus-Resumable: 1.0.0
                Upload-Offset: %d
                Content-Type: application/offset+octet-stream
                %s

                """
                        .formatted(url, Tokens.acme().analyst(), offset, framing)
                        .replace("\n", "\r\n");
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Waits for the first line of the answer; empty when there is none. */
    String answer() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    /** The line is cut. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
