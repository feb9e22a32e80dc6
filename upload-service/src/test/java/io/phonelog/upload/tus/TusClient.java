package io.phonelog.upload.tus;

import io.phonelog.test.Tokens;
import io.phonelog.upload.Sent;
import io.restassured.RestAssured;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Speaks tus 1.0 word by word, so that a test can say the wrong ones too. */
final class TusClient {
    static final String PATH = Sent.PATH + "/tus";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TusClient() {}

    /** A call with headers, as name and value in turn; the version is added. */
    static HttpResponse<String> call(String method, String url, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base() + url));
        request.header("Authorization", "Bearer " + Tokens.acme().analyst());
        request.header("Tus-Resumable", "1.0.0");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        request.method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        return send(request.build());
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String base() {
        return "http://127.0.0.1:" + RestAssured.port;
    }

    static HttpResponse<String> post(String... headers) {
        return call("POST", PATH, new byte[0], headers);
    }

    static HttpResponse<String> head(String url) {
        return call("HEAD", url, new byte[0]);
    }

    static HttpResponse<String> patch(String url, long offset, byte[] body, String... headers) {
        String[] all = new String[headers.length + 4];
        all[0] = "Upload-Offset";
        all[1] = Long.toString(offset);
        all[2] = "Content-Type";
        all[3] = "application/offset+octet-stream";
        System.arraycopy(headers, 0, all, 4, headers.length);
        return call("PATCH", url, body, all);
    }

    /** Begins an upload; returns its URL. */
    static String begin(long length, String filename) {
        var answer =
                post(
                        "Upload-Length",
                        Long.toString(length),
                        "Upload-Metadata",
                        "filename " + base64(filename));
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return location(answer);
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static long offset(HttpResponse<?> answer) {
        return answer.headers().firstValueAsLong("Upload-Offset").orElse(-1);
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    static String idOf(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
