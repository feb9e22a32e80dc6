package io.phonelog.upload;

import static io.phonelog.test.Patience.await;
import static io.phonelog.upload.Sent.CSV;
import static io.phonelog.upload.Sent.PATH;
import static io.phonelog.upload.Sent.asAnalyst;
import static io.phonelog.upload.Sent.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

@QuarkusTest
@WithStack(s3 = true)
class RefusalTest {
    @Inject Bucket bucket;

    @Test
    void refusesAPictureThatIsNamedCsvAndKeepsNothing() {
        asAnalyst()
                .multiPart("file", "picture.csv", Sent.PNG, "text/csv")
                .post(PATH)
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("code", is("MEDIA_CONTENT"))
                .body("detail", containsString("image/png"))
                .body("instance", is(PATH));
        assertNothingKept("picture.csv", "rejected", "MEDIA_CONTENT");
    }

    @Test
    void refusesAnEmptyFileAndKeepsNothing() {
        asAnalyst()
                .multiPart("file", "empty.csv", new byte[0], "text/csv")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("code", is("EMPTY_FILE"));
        assertNothingKept("empty.csv", "rejected", "EMPTY_FILE");
    }

    @Test
    void saysUnderWhichNameAFormSendsTheFile() {
        asAnalyst()
                .multiPart("datei", "calls.csv", bytes(CSV), "text/csv")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].field", is("datei"))
                .body("errors[0].code", is("UNKNOWN_FIELD"))
                .body("errors[0].message", containsString("\"file\""));
    }

    @Test
    void saysWhatToSendWhenNothingSaysWhatTheBodyIs() throws IOException {
        // A client of its own: others add a Content-Type by themselves.
        String answer;
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            String request =
                    """
                    POST %s HTTP/1.1
                    Host: test
                    Connection: close
                    Authorization: Bearer %s
                    Content-Length: 8

                    a,b
                    1,2
                    """
                            .formatted(PATH, Tokens.acme().analyst())
                            .replace("\n", "\r\n")
                            .replace("a,b\r\n1,2\r\n", "a,b\n1,2\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(answer).startsWith("HTTP/1.1 400").contains("MALFORMED_FORM", "Content-Type");
    }

    @Test
    void saysHowLargeAFileMayBeWhateverLengthIsSaid() throws IOException {
        String answer;
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            String request =
                    """
                    POST %s/stream?filename=huge.csv HTTP/1.1\r
                    Host: test\r
                    Connection: close\r
                    Authorization: Bearer %s\r
                    Content-Length: 9223372036854775807\r
                    \r
                    """
                            .formatted(PATH, Tokens.acme().analyst());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            answer = new String(socket.getInputStream().readNBytes(2000), StandardCharsets.UTF_8);
        }

        assertThat(answer).startsWith("HTTP/1.1 413").contains("FILE_TOO_LARGE");
    }

    @Test
    void doesNotWaitForEverForACallThatDrips() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(60_000);
            String head =
                    """
                    POST %s/session HTTP/1.1\r
                    Host: test\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: 1000\r
                    \r
                    {"filename":"""
                            .formatted(PATH, Tokens.acme().analyst());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408")
                    .contains("\"code\":\"REQUEST_TIMEOUT\"", "Send the body within 5 seconds.");
        }
    }

    @Test
    void keepsNothingOfABodyWithAnotherDigest() {
        String digest = "sha-256=:" + Base64.getEncoder().encodeToString(new byte[32]) + ":";
        asAnalyst()
                .header("Content-Digest", digest)
                .header("Content-Disposition", "attachment; filename=digest.csv")
                .contentType("text/csv")
                .body(bytes(CSV))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("code", is("DIGEST_MISMATCH"));
        assertNothingKept("digest.csv", "rejected", "DIGEST_MISMATCH");
        asAnalyst()
                .header("Content-Digest", digest)
                .multiPart("file", "form-digest.csv", bytes(CSV), "text/csv")
                .post(PATH)
                .then()
                .statusCode(422);
        assertNothingKept("form-digest.csv", "rejected", "DIGEST_MISMATCH");
    }

    @Test
    void keepsNothingOfAFileWhoseFormTurnsOutWrong() {
        asAnalyst()
                .multiPart("file", "wrong-option.csv", bytes(CSV), "text/csv")
                .multiPart("colour", "blue")
                .post(PATH)
                .then()
                .statusCode(400);
        assertNothingKept("wrong-option.csv", "rejected", "VALIDATION_FAILED");
    }

    @Test
    void refusesAFormWithoutAFile() {
        asAnalyst()
                .multiPart("priority", "high")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", is("FILE_MISSING"));
    }

    @Test
    void refusesABodyWithoutAName() {
        asAnalyst()
                .body(bytes(CSV))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", is("FILENAME_MISSING"));
    }

    @Test
    void refusesAnEncodedBody() {
        asAnalyst()
                .header("Content-Encoding", "br")
                .body(bytes(CSV))
                .post(PATH + "/stream?filename=a.csv")
                .then()
                .statusCode(415)
                .body("code", is("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void makesAHostileNameHarmless() {
        Sent.raw("../../etc/hostile.csv", bytes(CSV))
                .statusCode(201)
                .body("upload.filename", is("hostile.csv"));
    }

    @Test
    void endsTheUploadOfAClientThatVanishes() throws IOException {
        byte[] row = bytes("2026-01-01,5550142,5550143,60\n");
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST "
                                    + PATH
                                    + "/stream?filename=vanished.csv HTTP/1.1\r\nHost: test\r\n"
                                    + "Authorization: Bearer "
                                    + Tokens.acme().analyst()
                                    + "\r\nContent-Length: 50000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < 10 << 20; sent += row.length) {
                out.write(row);
            }
            out.flush();
        }
        assertNothingKept("vanished.csv", "expired", "CLIENT_GONE");
    }

    private void assertNothingKept(String filename, String state, String code) {
        await().untilAsserted(
                        () -> {
                            Map<String, ?> upload = newestNamed(filename);
                            assertThat(upload).isNotNull();
                            assertThat(upload.get("state")).isEqualTo(state);
                            assertThat((Map<?, ?>) upload.get("error"))
                                    .extracting("code")
                                    .isEqualTo(code);
                            assertThat(bucket.holds(String.valueOf(upload.get("id")))).isFalse();
                        });
    }

    private static Map<String, ?> newestNamed(String filename) {
        return asAnalyst()
                .get(PATH + "?limit=1000")
                .path("items.find { it.filename == '%s' }".formatted(filename));
    }
}
