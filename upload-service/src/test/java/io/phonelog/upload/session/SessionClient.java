package io.phonelog.upload.session;

import static io.phonelog.upload.Sent.asAnalyst;

import io.phonelog.upload.Sent;
import io.restassured.response.Response;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A session as a client drives it. */
final class SessionClient {
    static final String PATH = Sent.PATH + "/session";
    static final int CHUNK = 5 << 20;

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

    Response put(int index, byte[] bytes, String... headers) {
        var request = asAnalyst().contentType("application/octet-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.body(bytes).put(Sent.PATH + "/chunk/" + id + "/" + index);
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
