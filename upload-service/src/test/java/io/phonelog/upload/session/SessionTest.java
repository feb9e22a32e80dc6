package io.phonelog.upload.session;

import static io.phonelog.upload.Sent.asAnalyst;
import static io.phonelog.upload.Sent.sha256;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.phonelog.contracts.Topics;
import io.phonelog.contracts.upload.UploadProgressed;
import io.phonelog.test.Tokens;
import io.phonelog.test.Wiretap;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Bucket;
import io.phonelog.upload.Rows;
import io.phonelog.upload.Sent;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@QuarkusTest
@WithStack(s3 = true)
class SessionTest {
    private static final byte[] FILE = Rows.ofSize(23_000_000);
    private static final int CHUNKS = 5;

    @Inject Bucket bucket;
    @Inject Books books;

    @ParameterizedTest
    @ValueSource(strings = {"01234", "43210", "24130"})
    void takesChunksInAnyOrder(String order) {
        SessionClient session = SessionClient.begin(FILE, order + ".csv");
        order.chars().forEach(index -> session.put(index - '0').then().statusCode(204));
        String job =
                session.complete()
                        .then()
                        .statusCode(202)
                        .body("upload.state", is("stored"))
                        .body("job.state", is("queued"))
                        .extract()
                        .path("job.id");
        session.complete()
                .then()
                .statusCode(202)
                .body("job.id", is(job))
                .body("job.state", nullValue());
        assertStored(session, FILE);
    }

    @Test
    void takesChunksInParallelAndTheSameTwice() throws Exception {
        SessionClient session = SessionClient.begin(FILE, "parallel.csv");
        var threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> answers =
                    IntStream.range(0, CHUNKS * 2)
                            .mapToObj(
                                    i -> threads.submit(() -> session.put(i % CHUNKS).statusCode()))
                            .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(204);
            }
        } finally {
            threads.shutdown();
        }
        session.get().then().body("receivedBytes", is(FILE.length)).body("percent", is(100.0f));
        session.complete().then().statusCode(202);
        assertStored(session, FILE);
        assertThat(bucket.holdsParts(session.id())).isFalse();
    }

    @Test
    void tellsThoseWhoFollowHowFarItHasCome() {
        SessionClient session = SessionClient.begin(FILE, "followed.csv");
        books.change(
                "update transfer set created_at = created_at - interval '10 seconds'"
                        + " where upload_id = ?::uuid",
                session.id());
        session.put(1).then().statusCode(204);
        try (Wiretap uploads = Wiretap.on(Topics.UPLOADS)) {
            UploadProgressed told =
                    uploads.await(
                            UploadProgressed.class,
                            news -> news.uploadId().toString().equals(session.id()));
            assertThat(told.filename()).isEqualTo("followed.csv");
            assertThat(told.receivedBytes()).isEqualTo(SessionClient.CHUNK);
            assertThat(told.totalBytes()).isEqualTo(FILE.length);
            assertThat(told.percent()).isEqualTo(22.7);
            assertThat(told.bytesPerSecond()).isPositive();
            assertThat(told.etaSeconds()).isPositive();
        }
    }

    @Test
    void saysWhatIsMissingAndHowFastItComes() {
        SessionClient session = SessionClient.begin(FILE, "progress.csv");
        session.get()
                .then()
                .body("state", is("receiving"))
                .body("chunkSize", is(SessionClient.CHUNK))
                .body("chunkCount", is(CHUNKS))
                .body("percent", is(0.0f))
                .body("missingChunks", contains(0, 1, 2, 3, 4))
                .body("expiresAt", notNullValue());
        session.put(3).then().statusCode(204);
        session.put(0).then().statusCode(204);
        session.get()
                .then()
                .body("receivedBytes", is(2 * SessionClient.CHUNK))
                .body("totalBytes", is(FILE.length))
                .body("bytesPerSecond", greaterThan(0))
                .body("averageBytesPerSecond", greaterThan(0))
                .body("etaSeconds", notNullValue())
                .body("missingChunks", contains(1, 2, 4));
        session.complete()
                .then()
                .statusCode(409)
                .body("code", is("CHUNKS_MISSING"))
                .body("missingChunks", contains(1, 2, 4));
        asAnalyst()
                .get(SessionClient.PATH + "?limit=1000")
                .then()
                .body("items.id", hasItem(session.id()));
    }

    @Test
    void refusesAChunkWithAnotherDigestWithoutTrace() throws Exception {
        SessionClient session = SessionClient.begin(FILE, "digest.csv");
        byte[] wrong = session.chunk(1);
        String digest = "sha-256=:" + base64Sha256(wrong) + ":";
        wrong[7]++;
        session.put(1, wrong, "Content-Digest", digest)
                .then()
                .statusCode(422)
                .body("code", is("DIGEST_MISMATCH"));
        session.get().then().body("receivedBytes", is(0));
        assertThat(bucket.holds(session.id())).isFalse();
        assertThat(
                        books.number(
                                "select count(*) from transfer_part where upload_id = ?::uuid",
                                session.id()))
                .isZero();
        session.put(1, session.chunk(1), "Content-Digest", digest).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha-256", "sha-256=abc", "sha-256=:!!:", "sha-256=:AAAA:", "=::"})
    void refusesADigestThatCannotBeRead(String digest) {
        SessionClient session = SessionClient.begin(FILE, "malformed.csv");
        session.put(1, session.chunk(1), "Content-Digest", digest)
                .then()
                .statusCode(400)
                .body("code", is("DIGEST_MALFORMED"));
    }

    @Test
    void refusesADigestThatCannotBeCheckedAndSaysWhichCan() {
        SessionClient session = SessionClient.begin(FILE, "md5.csv");
        var refused =
                session.put(
                        1, session.chunk(1), "Content-Digest", "md5=:1B2M2Y8AsgTpgAmY7PhCfg==:");
        refused.then().statusCode(400).body("code", is("DIGEST_UNSUPPORTED"));
        assertThat(refused.header("Want-Content-Digest")).contains("sha-256");
        session.get().then().body("receivedBytes", is(0));
    }

    @Test
    void passesOverADigestThatItDoesNotKnowBesideOneThatItDoes() throws Exception {
        SessionClient session = SessionClient.begin(FILE, "both.csv");
        String both = "md5=:AAAA:, sha-256=:" + base64Sha256(session.chunk(1)) + ":";
        session.put(1, session.chunk(1), "Content-Digest", both).then().statusCode(204);
    }

    @Test
    void refusesChunksOfAnotherSizeIndexOrSession() {
        SessionClient session = SessionClient.begin(FILE, "sizes.csv");
        byte[] full = session.chunk(0);
        byte[] shorter = Arrays.copyOf(full, full.length - 1);
        byte[] longer = Arrays.copyOf(full, full.length + 1);
        session.put(0, shorter).then().statusCode(400).body("code", is("CHUNK_SIZE"));
        session.put(0, longer).then().statusCode(400).body("code", is("CHUNK_SIZE"));
        session.put(CHUNKS, full).then().statusCode(404).body("code", is("CHUNK_UNKNOWN"));
        session.put(-1, full).then().statusCode(404);
        session.get().then().body("receivedBytes", is(0));
        given().auth()
                .oauth2(Tokens.globex().analyst())
                .body(full)
                .put(Sent.PATH + "/chunk/" + session.id() + "/0")
                .then()
                .statusCode(404);
    }

    @Test
    void isNotRefusedForWhatIsSentInPlaceOfAStoredFirstChunk() {
        SessionClient session = SessionClient.begin(FILE, "again.csv");
        session.put(0).then().statusCode(204);
        byte[] noFile = new byte[session.chunk(0).length];
        session.put(0, noFile).then().statusCode(409).body("code", is("CHUNK_DIFFERS"));
        session.put(1).then().statusCode(204);
    }

    @Test
    void keepsTheFirstOfTwoDifferentChunks() {
        SessionClient session = SessionClient.begin(FILE, "differs.csv");
        session.put(2).then().statusCode(204);
        byte[] other = session.chunk(2);
        other[9]++;
        session.put(2, other).then().statusCode(409).body("code", is("CHUNK_DIFFERS"));
        session.put(2).then().statusCode(204);
    }

    @Test
    void takesNoChunkAfterCompletion() {
        SessionClient session = SessionClient.begin(Rows.ofSize(1000), "complete.csv");
        session.put(0).then().statusCode(204);
        session.complete().then().statusCode(202);
        session.put(0).then().statusCode(409).body("code", is("UPLOAD_COMPLETE"));
    }

    @Test
    void refusesAFileWithAnotherDigestThanItsSessionSaid() {
        byte[] file = Rows.ofSize(1000);
        SessionClient session =
                SessionClient.begin(file, "other.csv", "sha256", sha256(Rows.ofSize(999)));
        session.put(0).then().statusCode(204);
        session.complete().then().statusCode(422).body("code", is("DIGEST_MISMATCH"));
        assertThat(bucket.holds(session.id())).isFalse();
        asAnalyst()
                .get(Sent.PATH + "/" + session.id())
                .then()
                .body("state", is("rejected"))
                .body("scan.verdict", is("not_scanned"));
        session.get()
                .then()
                .body("state", is("rejected"))
                .body("error.code", is("DIGEST_MISMATCH"))
                .body("error.reason", containsString("SHA-256"));
    }

    @Test
    void takesAFileWithTheDigestThatItsSessionSaid() {
        SessionClient session =
                SessionClient.begin(
                        FILE,
                        "said.csv",
                        "sha256",
                        sha256(FILE).toUpperCase(java.util.Locale.ROOT));
        IntStream.of(4, 0, 2, 3, 1).forEach(index -> session.put(index).then().statusCode(204));
        session.complete().then().statusCode(202).body("upload.sha256", is(sha256(FILE)));
    }

    @Test
    void refusesContentAtTheFirstChunk() {
        SessionClient session = SessionClient.begin(Sent.PNG, "picture.csv");
        session.put(0).then().statusCode(415).body("code", is("MEDIA_CONTENT"));
        asAnalyst()
                .get(Sent.PATH + "/" + session.id())
                .then()
                .body("state", is("rejected"))
                .body("error.code", is("MEDIA_CONTENT"));
        session.get()
                .then()
                .statusCode(410)
                .body("code", is("UPLOAD_GONE"))
                .body("detail", startsWith("MEDIA_CONTENT: "));
        session.put(0).then().statusCode(410);
    }

    @Test
    void leavesNothingOfACancelledSession() {
        SessionClient session = SessionClient.begin(FILE, "cancelled.csv");
        session.put(0).then().statusCode(204);
        assertThat(bucket.holdsParts(session.id())).isTrue();
        session.cancel().then().statusCode(204);
        assertThat(bucket.holds(session.id())).isFalse();
        session.get().then().statusCode(410).body("detail", startsWith("CANCELLED: "));
        session.put(1).then().statusCode(410).body("code", is("UPLOAD_GONE"));
        asAnalyst()
                .get(SessionClient.PATH + "?limit=1000")
                .then()
                .body("items.id", not(hasItem(session.id())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"filename\":\"a.csv\"}",
                "{\"filename\":\"a.csv\",\"size\":0}",
                "{\"filename\":\"a.csv\",\"size\":-1}",
                "{\"filename\":\"a.csv\",\"size\":\"many\"}",
                "{\"filename\":\"a.csv\",\"size\":1.5}",
                "{\"filename\":\"..\",\"size\":1}",
                "{\"filename\":\"a.csv\",\"size\":1,\"sha256\":\"abc\"}",
                "{\"filename\":\"a.csv\",\"size\":1,\"chunkSize\":0}",
                "{\"filename\":\"a.csv\",\"size\":1,\"options\":{\"colour\":\"blue\"}}"
            })
    void refusesASessionThatMakesNoSense(String body) {
        SessionClient.create(body).then().statusCode(400).body("code", notNullValue());
    }

    @Test
    void anOptionThatIsNullIsNone() {
        SessionClient.create("{\"filename\":\"a.csv\",\"size\":1,\"options\":{\"source\":null}}")
                .then()
                .statusCode(201);
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        SessionClient.create(Map.of("filename", "a.csv", "size", 60L << 30))
                .then()
                .statusCode(413)
                .body("code", is("FILE_TOO_LARGE"));
    }

    @Test
    void readsOptions() {
        byte[] file = Rows.ofSize(100);
        SessionClient session =
                SessionClient.begin(
                        file, "options.csv", "options", Map.of("priority", "high", "source", "x"));
        session.put(0);
        session.complete().then().body("job.priority", is("high")).body("job.source", is("x"));
    }

    private static void assertStored(SessionClient session, byte[] file) {
        asAnalyst()
                .get(Sent.PATH + "/" + session.id())
                .then()
                .body("state", is("stored"))
                .body("size", is(file.length))
                .body("sha256", is(sha256(file)));
        byte[] content = asAnalyst().get(Sent.PATH + "/" + session.id() + "/content").asByteArray();
        assertThat(sha256(content)).isEqualTo(sha256(file));
    }

    private static String base64Sha256(byte[] bytes) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
