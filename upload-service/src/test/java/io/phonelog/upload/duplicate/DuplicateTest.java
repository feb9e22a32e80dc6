package io.phonelog.upload.duplicate;

import static io.phonelog.upload.Sent.asAnalyst;
import static io.phonelog.upload.Sent.stored;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.upload.UploadDeleted;
import io.phonelog.test.Tokens;
import io.phonelog.test.Wiretap;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Bucket;
import io.phonelog.upload.Held;
import io.phonelog.upload.Sent;
import io.phonelog.upload.janitor.Janitor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@QuarkusTest
@WithStack(s3 = true)
class DuplicateTest {
    @Inject Bucket bucket;
    @Inject Janitor janitor;
    @Inject Books books;

    @Test
    void saysWhatAFileIsADuplicateOfAndParsesItAgain() {
        byte[] file = newFile();
        String first = stored("first.csv", file);
        ValidatableResponse again = send("again.csv", file, "allow");
        again.statusCode(201)
                .body("upload.duplicateOf", is(first))
                .body("job.id", not(is(jobOf(first))));
        assertThat(contentOf(again.extract().path("upload.id"))).isEqualTo(file);
        upload(first).body("duplicateOf", nullValue());
    }

    @Test
    void refusesADuplicateAndNamesTheEarlierUpload() {
        byte[] file = newFile();
        String first = stored("first.csv", file);
        send("again.csv", file, "reject")
                .statusCode(409)
                .body("code", is("DUPLICATE_UPLOAD"))
                .body("duplicateOf", is(first))
                .body("jobId", is(jobOf(first)));
        asAnalyst()
                .queryParam("limit", 1)
                .get(Sent.PATH)
                .then()
                .body("items[0].state", is("rejected"))
                .body("items[0].error.code", is("DUPLICATE_UPLOAD"));
    }

    @Test
    void linksADuplicateToTheBytesAndTheJobOfTheEarlierUpload() throws Throwable {
        byte[] file = newFile();
        String first = stored("first.csv", file);
        ValidatableResponse again = send("again.csv", file, "link");
        again.statusCode(201)
                .body("upload.duplicateOf", is(first))
                .body("upload.state", is("stored"))
                .body("upload.filename", is("again.csv"))
                .body("job.id", is(jobOf(first)))
                .body("job.uploadId", is(first))
                .body("job.filename", is("first.csv"))
                // It was there before, and may be completed by now.
                .body("job.state", nullValue());
        String link = again.extract().path("upload.id");
        tidy();
        assertThat(bucket.holds(link)).isFalse();
        assertThat(contentOf(link)).isEqualTo(file);
    }

    @Test
    void deletingOneLeavesTheOther() throws Throwable {
        byte[] file = newFile();
        String first = stored("first.csv", file);
        String link = send("again.csv", file, "link").extract().path("upload.id");

        delete(first).statusCode(204);
        tidy();
        upload(first).statusCode(404);
        assertThat(contentOf(link)).isEqualTo(file);

        delete(link).statusCode(204);
        tidy();
        upload(link).statusCode(404);
        assertThat(bucket.holds(first)).isFalse();
    }

    @Test
    void deletingALinkLeavesWhatItLinksTo() throws Throwable {
        byte[] file = newFile();
        String first = stored("first.csv", file);
        String link = send("again.csv", file, "link").extract().path("upload.id");
        delete(link).statusCode(204);
        tidy();
        assertThat(contentOf(first)).isEqualTo(file);
    }

    @Test
    void aLinkIsADuplicateTooWhenItsOriginalIsDeleted() throws Throwable {
        byte[] file = newFile();
        String first = stored("first.csv", file);
        String link = send("again.csv", file, "link").extract().path("upload.id");
        delete(first).statusCode(204);

        send("third.csv", file, "reject").statusCode(409).body("duplicateOf", is(link));
        ValidatableResponse third = send("third.csv", file, "link");
        third.statusCode(201).body("upload.duplicateOf", is(link));
        String next = third.extract().path("upload.id");

        delete(link).statusCode(204);
        tidy();
        assertThat(contentOf(next)).isEqualTo(file);
        delete(next).statusCode(204);
        tidy();
        assertThat(bucket.holds(first)).isFalse();
    }

    @Test
    void tellsOfALinksJobWhatThatWasAskedFor() {
        byte[] file = newFile();
        stored("first.csv", file);
        asAnalyst()
                .contentType("application/octet-stream")
                .queryParam("filename", "urgent.csv")
                .queryParam("duplicatePolicy", "link")
                .queryParam("priority", "high")
                .body(file)
                .post(Sent.PATH)
                .then()
                .statusCode(201)
                .body("job.priority", is("normal"));
    }

    @Test
    void whatIsBeingStoredIsNotDeletedBeforeItIsKnownWhoLinksToIt() throws Exception {
        byte[] file = newFile();
        String id = stored("first.csv", file);
        books.change(
                "update upload set state = 'RECEIVING', resumable = true, sha256 = null"
                        + " where id = ?::uuid",
                id);
        var thread = Executors.newSingleThreadExecutor();
        try {
            Future<ValidatableResponse> answer;
            try (Held storing =
                    books.hold(
                            "update upload set state = 'STORED', sha256 = '%s' where id = ?::uuid"
                                    .formatted(Sent.sha256(file)),
                            id)) {
                answer = thread.submit(() -> delete(id));
                storing.awaitWaiter();
            }
            answer.get().statusCode(409).body("code", is("UPLOAD_UNFINISHED"));
        } finally {
            thread.shutdown();
        }
        delete(id).statusCode(204);
    }

    @Test
    void aDeletedFileIsNoDuplicateAnyMore() throws Throwable {
        byte[] file = newFile();
        String first = stored("first.csv", file);
        delete(first).statusCode(204);
        tidy();
        assertThat(bucket.holds(first)).isFalse();
        send("again.csv", file, "reject").statusCode(201).body("upload.duplicateOf", nullValue());
        asAnalyst()
                .get(Sent.PATH)
                .then()
                .body("items.findAll { it.id == '" + first + "' }", hasSize(0));
    }

    @Test
    void anotherTenantsFileIsNoDuplicate() {
        byte[] file = newFile();
        stored("ours.csv", file);
        given().auth()
                .oauth2(Tokens.globex().analyst())
                .contentType("application/octet-stream")
                .queryParam("filename", "theirs.csv")
                .queryParam("duplicatePolicy", "reject")
                .body(file)
                .post(Sent.PATH)
                .then()
                .statusCode(201)
                .body("upload.duplicateOf", nullValue());
    }

    @Test
    void ofSeveralThatComeAtOnceOneIsTheEarlier() throws Exception {
        byte[] file = newFile();
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> jobs =
                    IntStream.range(0, 4)
                            .mapToObj(
                                    i ->
                                            threads.submit(
                                                    () ->
                                                            send(i + ".csv", file, "link")
                                                                    .statusCode(201)
                                                                    .extract()
                                                                    .<String>path("job.id")))
                            .toList();
            Set<String> different =
                    jobs.stream().map(DuplicateTest::get).collect(Collectors.toSet());
            assertThat(different).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aDeletionIsToldAndWhetherAnybodyHasTheBytesStill() {
        byte[] file = newFile();
        String first = stored("first.csv", file);
        String link = send("link.csv", file, "link").statusCode(201).extract().path("upload.id");
        try (Wiretap news = Wiretap.on(Topics.UPLOADS)) {
            delete(first).statusCode(204);
            delete(link).statusCode(204);

            var ofFirst =
                    news.await(UploadDeleted.class, d -> d.uploadId().toString().equals(first));
            var ofLink = news.await(UploadDeleted.class, d -> d.uploadId().toString().equals(link));
            assertThat(ofFirst.last()).isFalse();
            assertThat(ofLink.last()).isTrue();
            assertThat(ofLink.contentId()).isEqualTo(ofFirst.contentId());
        }
    }

    @Test
    void onlyThoseMayDeleteWhoAreAllowedTo() {
        String id = stored("kept.csv", newFile());
        asAnalyst().delete(Sent.PATH + "/" + id).then().statusCode(403);
        given().auth()
                .oauth2(Tokens.globex().owner())
                .delete(Sent.PATH + "/" + id)
                .then()
                .statusCode(404);
        upload(id).statusCode(200);
    }

    @Test
    void whatHasNotComeToItsEndIsNotDeleted() {
        String id =
                asAnalyst()
                        .contentType("application/json")
                        .body(Map.of("filename", "coming.csv", "size", 100))
                        .post(Sent.PATH + "/session")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        delete(id).statusCode(409).body("code", is("UPLOAD_UNFINISHED"));
        upload(id).statusCode(200);
    }

    @Test
    void whatCameToNothingCanBeDeleted() {
        Sent.raw("picture.csv", Sent.PNG).statusCode(415);
        String rejected = asAnalyst().queryParam("limit", 1).get(Sent.PATH).path("items[0].id");
        String expired = stored("expired.csv", newFile());
        books.change("update upload set state = 'EXPIRED' where id = ?::uuid", expired);
        for (String id : List.of(rejected, expired)) {
            delete(id).statusCode(204);
            upload(id).statusCode(404);
        }
    }

    private static byte[] newFile() {
        return Sent.bytes(
                Sent.CSV + "01/03/2026 10:15 AM,(555) 555-0143," + Uuid7.next() + ",1 Min,-\n");
    }

    private static ValidatableResponse send(String name, byte[] file, String policy) {
        return asAnalyst()
                .contentType("application/octet-stream")
                .queryParam("filename", name)
                .queryParam("duplicatePolicy", policy)
                .body(file)
                .post(Sent.PATH)
                .then();
    }

    private static ValidatableResponse upload(String id) {
        return asAnalyst().get(Sent.PATH + "/" + id).then();
    }

    private static String jobOf(String id) {
        return upload(id).extract().path("jobId");
    }

    private static byte[] contentOf(String id) {
        return asAnalyst()
                .get(Sent.PATH + "/" + id + "/content")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static ValidatableResponse delete(String id) {
        return given().auth().oauth2(Tokens.acme().owner()).delete(Sent.PATH + "/" + id).then();
    }

    private void tidy() throws Throwable {
        VertxContextSupport.subscribeAndAwait(janitor::look);
    }

    private static String get(Future<String> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
