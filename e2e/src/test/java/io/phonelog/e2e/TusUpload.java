package io.phonelog.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/** A file that is sent by tus, by hand, so that each request can go another way. */
final class TusUpload {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] NOTHING = {};
    private static final String TUS = "Tus-Resumable";
    private static final String VERSION = "1.0.0";

    private final String url;
    private final byte[] content;

    private TusUpload(String url, byte[] content) {
        this.url = url;
        this.content = content;
    }

    static TusUpload create(Client client, String filename, byte[] content) {
        String name = Base64.getEncoder().encodeToString(filename.getBytes());
        String url =
                client.call(
                                "POST",
                                "/parser/upload/tus",
                                NOTHING,
                                TUS,
                                VERSION,
                                "Upload-Length",
                                Integer.toString(content.length),
                                "Upload-Metadata",
                                "filename " + name)
                        .expect(201)
                        .http()
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        return new TusUpload(url, content);
    }

    String id() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Sends some of its bytes. */
    Client.Answer patch(Client client, int from, int to) {
        return client.call("PATCH", url, Arrays.copyOfRange(content, from, to), patchHeaders(from));
    }

    /** Sends what is missing, and as a client of tus does, goes on from where a failure left it. */
    void finish(Client client) {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            int from = offset(client);
                            return from == content.length
                                    || patch(client, from, content.length).status() == 204;
                        });
    }

    /** A request that sends all from there on, of which only so many bytes come: it hangs then. */
    HangingRequest hang(Client client, int from, int sent) {
        return HangingRequest.send(
                client.request(url.replaceFirst("^.*/api/v1", "")).headers(patchHeaders(from)),
                Arrays.copyOfRange(content, from, content.length),
                sent);
    }

    int offset(Client client) {
        // The gateway, or the pool of connections, may still hold some to what was killed.
        return await()
                .atMost(PATIENCE)
                .until(
                        () -> client.call("HEAD", url, NOTHING, TUS, VERSION),
                        answer -> answer.status() == 200)
                .http()
                .headers()
                .firstValueAsLong("Upload-Offset")
                .stream()
                .mapToInt(Math::toIntExact)
                .findFirst()
                .orElseThrow();
    }

    private static String[] patchHeaders(int from) {
        return new String[] {
            TUS,
            VERSION,
            "Upload-Offset",
            Integer.toString(from),
            "Content-Type",
            "application/offset+octet-stream"
        };
    }
}
