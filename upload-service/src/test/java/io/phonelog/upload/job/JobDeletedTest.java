package io.phonelog.upload.job;

import static io.phonelog.test.Patience.await;
import static io.phonelog.upload.Sent.CSV;
import static io.phonelog.upload.Sent.PATH;
import static io.phonelog.upload.Sent.asAnalyst;
import static io.phonelog.upload.Sent.bytes;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.phonelog.contracts.Uuid7;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Held;
import io.phonelog.upload.OtherServices;
import io.phonelog.upload.Sent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.UUID;

@QuarkusTest
@WithStack(s3 = true)
class JobDeletedTest {
    /** What linking does: in turn with others of the same bytes it takes their job over. */
    private static final String LINK =
            """
            update upload set job_id = '%s'
            from (select pg_advisory_xact_lock(hashtextextended(org_id || ' ' || sha256, 0))
                  from upload where id = '%s') turn
            where id = ?::uuid""";

    private final byte[] file =
            bytes(CSV + "01/03/2026 10:15 AM,(555) 555-0143," + Uuid7.next() + ",1 Min,-\n");

    @Inject OtherServices others;
    @Inject Books books;

    @Test
    void anUploadHasNoJobAnyMoreNorHaveThoseThatAreLinkedToIt() {
        String first = Sent.stored("first.csv", file);
        String link = again("link").statusCode(201).extract().path("upload.id");
        String other = Sent.stored("other.csv", bytes(CSV));

        deleteJobOf(first);

        upload(link).body("state", is("stored")).body("jobId", nullValue());
        upload(other).body("jobId", notNullValue());
    }

    @Test
    void whatIsLinkedLaterHasNoneEither() {
        String first = Sent.stored("first.csv", file);

        deleteJobOf(first);

        again("link")
                .statusCode(201)
                .body("upload.duplicateOf", is(first))
                .body("upload.jobId", nullValue())
                .body("job", nullValue());
        again("reject").statusCode(409).body("jobId", nullValue());
    }

    @Test
    void whatIsBeingLinkedWhenTheJobIsDeletedHasNoneEither() throws Exception {
        String first = Sent.stored("first.csv", file);
        String link = again("link").statusCode(201).extract().path("upload.id");
        String job = upload(first).extract().path("jobId");
        books.change("update upload set job_id = null where id = ?::uuid", link);

        try (Held linking = books.hold(LINK.formatted(job, first), link)) {
            others.deleteJob(UUID.fromString(job), UUID.fromString(first));
            linking.awaitWaiter();
        }

        await().until(() -> upload(link).extract().path("jobId") == null);
    }

    private void deleteJobOf(String upload) {
        UUID job = UUID.fromString(upload(upload).extract().path("jobId"));
        others.deleteJob(job, UUID.fromString(upload));
        await().until(() -> upload(upload).extract().path("jobId") == null);
    }

    private ValidatableResponse again(String policy) {
        return asAnalyst()
                .contentType("text/csv")
                .queryParam("filename", "again.csv")
                .queryParam("duplicatePolicy", policy)
                .body(file)
                .post(PATH)
                .then();
    }

    private static ValidatableResponse upload(String id) {
        return asAnalyst().get(PATH + "/" + id).then().statusCode(200);
    }
}
