package io.phonelog.job;

import static io.phonelog.job.JobCalls.analyst;
import static io.phonelog.job.JobCalls.awaitJob;
import static io.phonelog.job.JobCalls.job;
import static io.phonelog.job.JobCalls.viewer;
import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.phonelog.contracts.upload.UploadStored;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

/** A job is there from the moment its file is whole; what becomes of it hangs on the verdict. */
@QuarkusTest
@WithStack
class ScannedFileTest {
    @Inject OtherServices others;

    @Test
    void isBlockedUntilItsFileIsLetIn() {
        UploadStored upload = scanning();

        others.letIn(Org.ACME, upload);

        awaitJob(upload.jobId(), "state", equalTo("queued")).body("currentStage", is("waiting"));
        viewer().get("/api/v1/parser/jobs/{id}/history", upload.jobId())
                .then()
                .body("to", contains("blocked", "queued"));
    }

    @Test
    void failsByWhatItsFileIsRefusedFor() {
        UploadStored upload = scanning();

        others.refuse(Org.ACME, upload);

        awaitJob(upload.jobId(), "state", equalTo("failed"))
                .body("error.code", is("MALWARE_FOUND"))
                .body("error.message", containsString("Eicar"))
                .body("error.retryable", is(false));
    }

    @Test
    void neverReadsAFileThatWasNotLetIn() {
        UploadStored upload = scanning();
        UUID id = upload.jobId();

        notStored(
                analyst()
                        .contentType(ContentType.JSON)
                        .body(Map.of("uploadId", upload.file().uploadId()))
                        .post("/api/v1/parser/jobs"));
        analyst().post("/api/v1/parser/jobs/{id}/cancel", id).then().statusCode(200);
        notStored(analyst().post("/api/v1/parser/jobs/{id}/retry", id));
    }

    @Test
    void isDeletedOnlyWhenItsFileHasItsVerdict() {
        UploadStored upload = scanning();
        UUID id = upload.jobId();
        analyst().post("/api/v1/parser/jobs/{id}/cancel", id).then().statusCode(200);
        notStored(manager().delete("/api/v1/parser/jobs/{id}", id));

        others.refuse(Org.ACME, upload);

        await().until(() -> manager().delete("/api/v1/parser/jobs/{id}", id).statusCode(), is(204));
        viewer().get("/api/v1/parser/jobs/{id}", id).then().statusCode(404);
    }

    @Test
    void staysCancelledWhenItsFileIsLetInAndCanBeRetriedThen() {
        UploadStored upload = scanning();
        UUID id = upload.jobId();
        analyst().post("/api/v1/parser/jobs/{id}/cancel", id).then().statusCode(200);

        others.letIn(Org.ACME, upload);
        awaitJob(id, "version", is(2)).body("state", equalTo("cancelled"));

        analyst().post("/api/v1/parser/jobs/{id}/retry", id).then().statusCode(200);
        job(id).body("state", equalTo("queued"));
    }

    private UploadStored scanning() {
        UploadStored upload = others.scanFile(Org.ACME);
        awaitJob(upload.jobId())
                .body("state", equalTo("blocked"))
                .body("currentStage", is("scanning"));
        return upload;
    }

    private static RequestSpecification manager() {
        return given().auth().oauth2(Tokens.acme().manager());
    }

    private static void notStored(Response answer) {
        answer.then().statusCode(409).body("code", is("UPLOAD_NOT_STORED"));
    }
}
