package io.phonelog.job;

import static io.phonelog.job.JobCalls.analyst;
import static io.phonelog.job.JobCalls.awaitJob;
import static io.phonelog.job.JobCalls.job;
import static io.phonelog.job.JobCalls.viewer;
import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.parse.RunRevoked;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.Wiretap;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithStack
class JobDeletionTest {
    @Inject OtherServices others;

    @Test
    void aCompletedJobGoesAndItsRunIsTakenBack() {
        UUID id = completedJob();
        try (Wiretap control = Wiretap.on(Topics.JOBS_CONTROL);
                Wiretap news = Wiretap.on(Topics.JOBS_EVENTS)) {
            delete(id).statusCode(204);

            assertThat(control.await(RunRevoked.class, r -> r.jobId().equals(id)).run()).isOne();
            var deleted = news.awaitEvent(event -> isDeletionOf(id, event));
            assertThat(deleted.actor()).isNotBlank();
        }
        viewer().get("/api/v1/parser/jobs/{id}", id)
                .then()
                .statusCode(404)
                .body("code", equalTo("JOB_NOT_FOUND"));
        delete(id).statusCode(404);
    }

    @Test
    void oneThatHasNotEndedStays() {
        UUID id = queuedJob();

        delete(id).statusCode(409).body("code", equalTo("JOB_NOT_ENDED"));

        job(id).body("state", equalTo("queued"));
    }

    @Test
    void onlyThoseMayDeleteWhoAreAllowedTo() {
        UUID id = completedJob();

        analyst().delete("/api/v1/parser/jobs/{id}", id).then().statusCode(403);
        given().auth()
                .oauth2(Tokens.globex().owner())
                .delete("/api/v1/parser/jobs/{id}", id)
                .then()
                .statusCode(404);

        job(id).body("state", equalTo("completed"));
    }

    @Test
    void theFileCanBeParsedAgainWhenItsOnlyJobIsDeleted() {
        UUID id = completedJob();
        String upload = job(id).extract().path("uploadId");
        delete(id).statusCode(204);

        analyst()
                .contentType("application/json")
                .body(Map.of("uploadId", upload))
                .post("/api/v1/parser/jobs")
                .then()
                .statusCode(201)
                .body("filename", equalTo("calls.csv"));
    }

    @Test
    void jobsGoWithTheirUploadAndDoNotComeAgain() {
        UUID id = completedJob();
        UUID upload = UUID.fromString(job(id).extract().path("uploadId"));
        String running =
                analyst()
                        .contentType("application/json")
                        .body(Map.of("uploadId", upload))
                        .post("/api/v1/parser/jobs")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        others.deleteFile(Org.ACME, upload, false);
        others.deleteFile(Org.ACME, upload, true);

        for (String gone : new String[] {id.toString(), running}) {
            await().untilAsserted(
                            () ->
                                    viewer().get("/api/v1/parser/jobs/{id}", gone)
                                            .then()
                                            .statusCode(404));
        }
        analyst()
                .contentType("application/json")
                .body(Map.of("uploadId", upload))
                .post("/api/v1/parser/jobs")
                .then()
                .statusCode(404);
    }

    @Test
    void rowsThatTheStoreRefusesAreRejectsOfTheJob() {
        UUID id = queuedJob();
        others.plan(Org.ACME, id, 1, 1);
        others.parse(Org.ACME, id, 1, 0, 10, 1);
        others.storeWithoutLast(Org.ACME, id, 1, 0, 10);

        awaitJob(id, "state", equalTo("completed"))
                .body("rows.total", is(11))
                .body("rows.stored", is(9))
                .body("rows.rejected", is(2));
        viewer().get("/api/v1/parser/jobs/{id}/rejects", id)
                .then()
                .body("items[0].code", equalTo("ROW_REFUSED"));
    }

    private UUID queuedJob() {
        UUID id = others.storeFile(Org.ACME);
        awaitJob(id, "state", equalTo("queued"));
        return id;
    }

    private UUID completedJob() {
        UUID id = queuedJob();
        others.plan(Org.ACME, id, 1, 1);
        others.parse(Org.ACME, id, 1, 0, 10, 0);
        others.store(Org.ACME, id, 1, 0, 10);
        awaitJob(id, "state", equalTo("completed"));
        return id;
    }

    private static boolean isDeletionOf(UUID id, CloudEvent<?> event) {
        return id.toString().equals(event.subject())
                && event.type().equals(MessageType.JOB_DELETED.wireName());
    }

    private static ValidatableResponse delete(UUID id) {
        return given().auth()
                .oauth2(Tokens.acme().manager())
                .delete("/api/v1/parser/jobs/{id}", id)
                .then();
    }
}
