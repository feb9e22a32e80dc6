package io.phonelog.upload.session;

import static io.phonelog.upload.Sent.asAnalyst;
import static io.phonelog.upload.Sent.sha256;
import static io.phonelog.upload.Sent.stored;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.phonelog.contracts.Uuid7;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Held;
import io.phonelog.upload.Rows;
import io.phonelog.upload.Sent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@QuarkusTest
@WithStack(s3 = true)
class PossessionTest {
    @Inject Books books;

    @Test
    void whoShowsThatItHasTheFileNeedNotSendIt() {
        byte[] file = newFile(6_000_000);
        String first = stored("first.csv", file);
        SessionClient session = session(file, "link");
        prove(session, answer(session, file))
                .statusCode(202)
                .body("upload.id", is(session.id()))
                .body("upload.state", is("stored"))
                .body("upload.duplicateOf", is(first))
                .body("upload.sha256", is(sha256(file)));
        assertThat(asAnalyst().get(Sent.PATH + "/" + session.id() + "/content").asByteArray())
                .isEqualTo(file);
        session.put(0).then().statusCode(409);
    }

    @Test
    void aSmallFileIsShownWhole() {
        byte[] file = newFile(1_000);
        stored("first.csv", file);
        SessionClient session = session(file, "link");
        session.get().then().body("proof.ranges", is(List.of(Map.of("from", 0, "to", 999))));
        prove(session, answer(session, file)).statusCode(202);
    }

    @Test
    void whoKnowsOnlyTheDigestHasOneTryAndSendsTheFile() {
        byte[] file = newFile(1_000);
        stored("first.csv", file);
        SessionClient session = session(file, "link");
        prove(session, sha256(file)).statusCode(422).body("code", is("PROOF_WRONG"));
        prove(session, answer(session(file, "link"), file))
                .statusCode(409)
                .body("code", is("PROOF_NOT_ASKED"));
        session.put(0).then().statusCode(204);
        session.complete().then().statusCode(202).body("upload.duplicateOf", notNullValue());
    }

    @Test
    void theTenantsBooksAreWaitedForBeforeTheTurnOfTheBytes() throws Exception {
        byte[] file = newFile(1_000);
        String first = stored("first.csv", file);
        SessionClient session = session(file, "link");
        String shown = answer(session, file);
        session.put(0).then().statusCode(204);
        var thread = Executors.newSingleThreadExecutor();
        try {
            Future<ValidatableResponse> answer;
            try (Held booking =
                    books.hold(
                            """
                            insert into usage_day (org_id, day, bytes)
                            select org_id, (now() at time zone 'utc')::date, 0 from upload
                            where id = ?::uuid
                            on conflict (org_id, day) do update set bytes = usage_day.bytes""",
                            first)) {
                answer = thread.submit(() -> prove(session, shown));
                booking.awaitWaiter();
                assertThat(booking.takesTurnOf(first)).isTrue();
            }
            answer.get().statusCode(202);
        } finally {
            thread.shutdown();
        }
    }

    @Test
    void aSessionWhoseFileIsDeletedIsNotThereEither() {
        byte[] file = newFile(1_000);
        SessionClient session = session(file, "allow");
        session.put(0).then().statusCode(204);
        session.complete().then().statusCode(202);
        given().auth()
                .oauth2(Tokens.acme().owner())
                .delete(Sent.PATH + "/" + session.id())
                .then()
                .statusCode(204);
        session.get().then().statusCode(404).body("code", is("UPLOAD_NOT_FOUND"));
        session.complete().then().statusCode(404);
        session.put(0).then().statusCode(404);
    }

    @Test
    void nothingIsAskedOfAFileThatIsNewOrNotToBeLinked() {
        byte[] file = newFile(1_000);
        session(file, "link").get().then().body("proof", nullValue());
        stored("first.csv", file);
        session(file, "allow").get().then().body("proof", nullValue());
        session(file, "reject").get().then().body("proof", nullValue());
    }

    @Test
    void aDuplicateThatIsNotWantedIsRefusedWhenItIsComplete() {
        byte[] file = newFile(1_000);
        String first = stored("first.csv", file);
        SessionClient session = session(file, "reject");
        session.put(0).then().statusCode(204);
        session.complete()
                .then()
                .statusCode(409)
                .body("code", is("DUPLICATE_UPLOAD"))
                .body("duplicateOf", is(first));
        asAnalyst()
                .get(Sent.PATH + "/" + session.id())
                .then()
                .body("state", is("rejected"))
                .body("error.code", is("DUPLICATE_UPLOAD"));
    }

    private static SessionClient session(byte[] file, String policy) {
        return SessionClient.begin(
                file,
                "again.csv",
                "sha256",
                sha256(file),
                "options",
                Map.of("duplicatePolicy", policy));
    }

    /** What a client computes: the digest of the nonce and the ranges that it is asked for. */
    private static String answer(SessionClient session, byte[] file) {
        var asked = session.get().then().extract();
        var shown = new ByteArrayOutputStream();
        shown.writeBytes(HexFormat.of().parseHex(asked.path("proof.nonce")));
        List<Integer> from = asked.path("proof.ranges.from");
        List<Integer> to = asked.path("proof.ranges.to");
        for (int i = 0; i < from.size(); i++) {
            shown.write(file, from.get(i), to.get(i) - from.get(i) + 1);
        }
        return sha256(shown.toByteArray());
    }

    private static ValidatableResponse prove(SessionClient session, String sha256) {
        return asAnalyst()
                .contentType("application/json")
                .body(Map.of("sha256", sha256))
                .post(Sent.PATH + "/session/" + session.id() + "/proof")
                .then();
    }

    private static byte[] newFile(int size) {
        byte[] file = Rows.ofSize(size);
        byte[] id = Sent.bytes(Uuid7.next().toString());
        System.arraycopy(id, 0, file, size - id.length - 1, id.length);
        return file;
    }
}
