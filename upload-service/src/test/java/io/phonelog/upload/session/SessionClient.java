package io.phonelog.upload.session;

import static io.phonelog.upload.Sent.asAnalyst;

import io.phonelog.test.Tokens;
import io.phonelog.upload.Sent;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A session as a client drives it. */
final class SessionClient {
    static final String PATH = Sent.PATH + "/session";
    static final int CHUNK = 5 << 20;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final byte[] file;
    private final String id;

    private SessionClient(byte[] file, String id) {
        this.file = file;
        this.id = id;
    }

    /** Begins one with chunks of 5 MiB; more fields as name and value in turn. */
    static SessionClient begin(byte[] file, String filename, Object... fields) {
        Map<String, Object> body = new HashMap<>();
        body.put("filename", filename);
        body.put("size", file.length);
        body.put("chunkSize", CHUNK);
        for (int i = 0; i < fields.length; i += 2) {
            body.put((String) fields[i], fields[i + 1]);
        }
        String id = create(body).then().statusCode(201).extract().path("id");
        return new SessionClient(file, id);
    }

    static Response create(Object body) {
        return asAnalyst().contentType("application/json").body(body).post(PATH);
    }

    String id() {
        return id;
    }

    byte[] chunk(int index) {
        int from = index * CHUNK;
        return Arrays.copyOfRange(file, from, Math.min(file.length, from + CHUNK));
    }

    Response put(int index) {
        return put(index, chunk(index));
    }

    /** By the platform's client: the one of the other calls takes a second for five megabytes. */
    Response put(int index, byte[] bytes, String... headers) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d%s/chunk/%s/%d"
                                                .formatted(RestAssured.port, Sent.PATH, id, index)))
                        .header("Authorization", "Bearer " + Tokens.acme().analyst())
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(bytes));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new ResponseBuilder()
                    .setStatusCode(answer.statusCode())
                    .setHeaders(headersOf(answer))
                    .setContentType(answer.headers().firstValue("Content-Type").orElse(""))
                    .setBody(answer.body())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Headers headersOf(HttpResponse<?> answer) {
        return new Headers(
                answer.headers().map().entrySet().stream()
                        .map(line -> new Header(line.getKey(), line.getValue().get(0)))
                        .toList());
    }

    Response get() {
        return asAnalyst().get(PATH + "/" + id);
    }

    Response complete() {
        return asAnalyst().post(PATH + "/" + id + "/complete");
    }

    Response cancel() {
        return asAnalyst().delete(PATH + "/" + id);
    }
}
