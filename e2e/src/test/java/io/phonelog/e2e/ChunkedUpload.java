package io.phonelog.e2e;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;

/** A file that is sent as the chunks of a session, each by whoever is asked to. */
final class ChunkedUpload {
    private static final int LEAST_CHUNK = 5 << 20;

    private final JsonNode session;
    private final byte[] content;

    private ChunkedUpload(JsonNode session, byte[] content) {
        this.session = session;
        this.content = content;
    }

    static ChunkedUpload create(Client client, String filename, byte[] content) {
        String wanted =
                "{\"filename\":\"%s\",\"size\":%d,\"chunkSize\":%d}"
                        .formatted(filename, content.length, LEAST_CHUNK);
        JsonNode session = client.post("/parser/upload/session", wanted).expect(201).body();
        return new ChunkedUpload(session, content);
    }

    String id() {
        return session.path("id").asText();
    }

    int count() {
        return session.path("chunkCount").asInt();
    }

    Client.Answer send(Client client, int chunk) {
        int size = session.path("chunkSize").asInt();
        int start = chunk * size;
        byte[] bytes = Arrays.copyOfRange(content, start, Math.min(content.length, start + size));
        return client.call(
                "PUT",
                "/parser/upload/chunk/" + id() + "/" + chunk,
                bytes,
                "Content-Type",
                "application/octet-stream");
    }

    /** Answers the id of the job. */
    String complete(Client client) {
        return client.post("/parser/upload/session/" + id() + "/complete")
                .expect(202)
                .body()
                .at("/job/id")
                .asText();
    }
}
