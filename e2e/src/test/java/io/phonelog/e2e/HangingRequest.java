package io.phonelog.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** A PATCH whose sender falls silent in the middle of its body, and may go on later. */
final class HangingRequest {
    private static final int PIPE = 1 << 16;

    private final byte[] body;
    private final int sent;
    private final OutputStream pipe;
    private final CompletableFuture<HttpResponse<String>> answer;

    private HangingRequest(
            byte[] body,
            int sent,
            OutputStream pipe,
            CompletableFuture<HttpResponse<String>> answer) {
        this.body = body;
        this.sent = sent;
        this.pipe = pipe;
        this.answer = answer;
    }

    static HangingRequest send(HttpRequest.Builder request, byte[] body, int sent) {
        try {
            var pipe = new PipedOutputStream();
            InputStream source = new PipedInputStream(pipe, PIPE);
            var publisher =
                    BodyPublishers.fromPublisher(
                            BodyPublishers.ofInputStream(() -> source), body.length);
            var answer =
                    HttpClient.newHttpClient()
                            .sendAsync(
                                    request.method("PATCH", publisher).build(),
                                    BodyHandlers.ofString());
            pipe.write(body, 0, sent);
            pipe.flush();
            return new HangingRequest(body, sent, pipe, answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Sends the rest, as far as anybody takes it. */
    void goOn() {
        try (pipe) {
            pipe.write(body, sent, body.length - sent);
        } catch (IOException e) {
            // The other side has hung up: how it answered is what counts.
        }
    }

    /** Completes exceptionally when the line was cut. */
    CompletableFuture<HttpResponse<String>> answer() {
        return answer;
    }
}
