package io.phonelog.upload;

import static io.phonelog.upload.Sent.PATH;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

@QuarkusTest
@WithStack(s3 = true)
class LargeUploadTest {
    private static final long SIZE = 240_000_000;

    /**
     * Three parts of 8 MiB, copies of those that are being signed, and slack: the sender and the
     * service share this process. The last look comes when 200 MB have passed.
     */
    private static final long MOST_HEAP_GROWTH = 112L << 20;

    @Test
    void streamsALargeFileInBoundedMemory() throws Exception {
        try (var file = new GeneratedCsv(SIZE)) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:%d%s/stream?filename=large.csv"
                                                    .formatted(RestAssured.port, PATH)))
                            .header("Authorization", "Bearer " + Tokens.acme().analyst())
                            .POST(BodyPublishers.ofInputStream(() -> file))
                            .build();
            var answer =
                    HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).isEqualTo(201);
            var upload = new ObjectMapper().readTree(answer.body()).path("upload");
            assertThat(upload.path("size").asLong()).isEqualTo(SIZE);
            assertThat(upload.path("sha256").asText()).isEqualTo(file.sha256());
            assertThat(file.heapGrowth()).isLessThan(MOST_HEAP_GROWTH);
            assertThat(downloaded(upload.path("id").asText())).isEqualTo(file.sha256());
        }
    }

    private static String downloaded(String id) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d%s/%s/content"
                                                .formatted(RestAssured.port, PATH, id)))
                        .header("Authorization", "Bearer " + Tokens.acme().analyst())
                        .build();
        try (InputStream body =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body()) {
            byte[] buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Rows that are made while they are read; looks at the live heap now and then. */
    private static final class GeneratedCsv extends InputStream {
        private static final byte[] ROW =
                "2026-01-01 10:00:00,+15550142,+15550143,60,answered\n"
                        .getBytes(StandardCharsets.US_ASCII);
        private static final long LOOK_EVERY = 40_000_000;

        private final MessageDigest digest;
        private final long size;
        private final long heapBefore = liveHeap();
        private long heapMost = heapBefore;
        private long at;
        private long nextLook = LOOK_EVERY;

        GeneratedCsv(long size) throws Exception {
            this.size = size;
            this.digest = MessageDigest.getInstance("SHA-256");
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("is read in blocks");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == size) {
                return -1;
            }
            int count = (int) Math.min(length, size - at);
            for (int i = 0; i < count; i++) {
                target[offset + i] = ROW[(int) ((at + i) % ROW.length)];
            }
            digest.update(target, offset, count);
            at += count;
            if (at > nextLook) {
                nextLook += LOOK_EVERY;
                heapMost = Math.max(heapMost, liveHeap());
            }
            return count;
        }

        String sha256() throws CloneNotSupportedException {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        }

        long heapGrowth() {
            return heapMost - heapBefore;
        }

        private static long liveHeap() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }
}
