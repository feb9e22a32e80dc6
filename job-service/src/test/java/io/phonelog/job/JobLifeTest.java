package io.phonelog.job;

import static io.phonelog.job.JobCalls.analyst;
import static io.phonelog.job.JobCalls.awaitJob;
import static io.phonelog.job.JobCalls.job;
import static io.phonelog.job.JobCalls.viewer;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.parse.DeclaredRows;
import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.ParseReport.Classification;
import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.parse.ParseReport.MappingNeeded;
import io.phonelog.contracts.parse.ParseReport.ParseFailed;
import io.phonelog.contracts.upload.UploadStored.ParseOptions;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@QuarkusTest
@WithStack
class JobLifeTest {
    @Inject OtherServices others;

    @Test
    void answersAJobWhoseUploadIsOnlyJustStored() {
        queuedJob(); // by then the service hears of uploads
        UUID id = others.storeFile(Org.ACME);
        job(id).body("state", equalTo("queued")).body("filename", equalTo("calls.csv"));
    }

    @Test
    void completesWhenEveryParsedBatchCanBeQueried() {
        UUID id = queuedJob();
        others.recognise(Org.ACME, id, 1);
        others.plan(Org.ACME, id, 1, 2);
        others.parse(Org.ACME, id, 1, 0, 10, 0);
        others.reject(Org.ACME, id, 1, 1, 17);
        others.parse(
                Org.ACME,
                id,
                1,
                1,
                12,
                1,
                new OtherLines(1, 3, 0, 1),
                List.of(new DeclaredRows(30, 24)));
        awaitJob(id, "currentStage", equalTo("storing"))
                .body("state", equalTo("running"))
                .body("classification.layout", equalTo("asterisk"));

        others.store(Org.ACME, id, 1, 0, 10);
        others.store(Org.ACME, id, 1, 1, 12);

        awaitJob(id, "state", equalTo("completed"))
                .body("rows.total", is(23))
                .body("rows.stored", is(22))
                .body("rows.rejected", is(1))
                .body("lines.preamble", is(3))
                .body("lines.trailer", is(1))
                .body("warnings.code", contains("DECLARED_ROWS_DIFFER"))
                .body("progressPercentage", is(100.0f))
                .body("stagesCompleted", is(3))
                .body("processingCompletedAt", notNullValue());
        viewer().get("/api/v1/parser/jobs/{id}/rejects", id)
                .then()
                .body("items.line", contains(17))
                .body("items[0].code", equalTo("BAD_TIMESTAMP"))
                .body("page.total", is(1));
        viewer().get("/api/v1/parser/jobs/{id}/history", id)
                .then()
                .body("to", contains("queued", "running", "completed"));
    }

    @Test
    void completesWhateverTheOrderOfTheReports() {
        UUID id = queuedJob();
        others.store(Org.ACME, id, 1, 0, 10);
        awaitJob(id, "rows.stored", is(10));
        others.parse(Org.ACME, id, 1, 0, 10, 0);
        others.plan(Org.ACME, id, 1, 1);

        awaitJob(id, "state", equalTo("completed"));
    }

    @Test
    void countsAFactOnceHoweverOftenItIsDelivered() {
        UUID id = Uuid7.next();
        var upload = OtherServices.upload(id, ParseOptions.NONE);
        String eventId = Uuid7.next().toString();
        for (int delivery = 0; delivery < 3; delivery++) {
            others.say(Topics.UPLOADS, id, Org.ACME, MessageType.UPLOAD_STORED, upload, eventId);
        }
        awaitJob(id);
        others.parse(Org.ACME, id, 1, 0, 10, 0);
        others.parse(Org.ACME, id, 1, 0, 10, 0);
        others.plan(Org.ACME, id, 1, 1);
        others.store(Org.ACME, id, 1, 0, 10);

        awaitJob(id, "state", equalTo("completed")).body("rows.total", is(10));
    }

    @Test
    void failsWhenMostRowsAreRejected() {
        UUID id = queuedJob();
        others.parse(Org.ACME, id, 1, 0, 10, 30);
        others.plan(Org.ACME, id, 1, 1);
        others.store(Org.ACME, id, 1, 0, 10);

        awaitJob(id, "state", equalTo("failed"))
                .body("error.code", equalTo("TOO_MANY_REJECTS"))
                .body("error.remediation", notNullValue());
    }

    @Test
    void triesAgainByItselfAfterAFailureThatPasses() {
        UUID id = queuedJob();
        others.report(Org.ACME, new ParseFailed(id, 1, "worker-1", failure(true)));

        awaitJob(id, "run", is(2)).body("retryCount", is(1));
        awaitJob(id, "state", equalTo("queued"));
        viewer().get("/api/v1/parser/jobs/{id}/history", id)
                .then()
                .body("to", contains("queued", "running", "scheduled", "queued"));
    }

    @Test
    void ignoresWhatIsSaidOfARunThatIsOver() {
        UUID id = queuedJob();
        others.report(Org.ACME, new ParseFailed(id, 1, "worker-1", failure(false)));
        awaitJob(id, "state", equalTo("failed")).body("error.code", equalTo("FILE_GONE"));
        analyst().post("/api/v1/parser/jobs/{id}/retry", id).then().statusCode(200);

        others.parse(Org.ACME, id, 1, 0, 999, 0);
        others.parse(Org.ACME, id, 2, 0, 10, 0);

        awaitJob(id, "rows.parsed", is(10)).body("run", is(2)).body("retryCount", is(0));
    }

    @Test
    void waitsForAPersonWhenTheLayoutIsUnsureAndGoesOnWithTheirTemplate() {
        UUID id = queuedJob();
        others.report(
                Org.ACME,
                new MappingNeeded(
                        id,
                        1,
                        "worker-1",
                        new Classification("unknown", 0.4, List.of()),
                        List.of(new ColumnGuess("Nummer", "to", 0.6))));
        awaitJob(id, "state", equalTo("needs_mapping"))
                .body("mapping[0].field", equalTo("to"))
                .body("error.code", equalTo("MAPPING_NEEDED"))
                .body("error.remediation", containsString(id + "/retry?templateId="))
                .body("steps[0].state", equalTo("stopped"));

        analyst()
                .queryParam("templateId", UUID.randomUUID())
                .post("/api/v1/parser/jobs/{id}/retry", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("queued"))
                .body("run", is(2));
    }

    @Test
    void startsAScheduledJobWhenItsTimeHasCome() {
        queuedJob(); // by then the service hears of uploads
        Instant soon = Instant.now().plusSeconds(5);
        UUID id =
                others.storeFile(
                        Org.ACME, new ParseOptions(null, null, null, null, null, soon, List.of()));
        job(id).body("state", equalTo("scheduled"));

        awaitJob(id, "state", equalTo("queued"));
    }

    @Test
    void parsesAnUploadAgainOnceForAnIdempotencyKey() {
        UUID first = queuedJob();
        String upload = job(first).extract().path("uploadId");
        String key = UUID.randomUUID().toString();

        String second = parseAgain(upload, key);

        org.junit.jupiter.api.Assertions.assertEquals(second, parseAgain(upload, key));
        viewer().queryParam("uploadId", upload)
                .get("/api/v1/parser/jobs")
                .then()
                .body("page.total", is(2));
    }

    private static String parseAgain(String upload, String key) {
        return analyst()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"uploadId\":\"" + upload + "\"}")
                .post("/api/v1/parser/jobs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private UUID queuedJob() {
        UUID id = others.storeFile(Org.ACME);
        awaitJob(id);
        return id;
    }

    private static JobFailure failure(boolean passes) {
        return new JobFailure("storage", "FILE_GONE", "no file", passes, "Upload again.", null);
    }
}
