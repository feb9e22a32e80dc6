package io.phonelog.job;

import static io.phonelog.job.JobCalls.analyst;
import static io.phonelog.job.JobCalls.awaitJob;
import static io.phonelog.job.JobCalls.job;
import static io.phonelog.job.JobCalls.viewer;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.phonelog.contracts.upload.UploadStored.ParseOptions;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@QuarkusTest
@WithStack
class JobResourceTest {
    @Inject OtherServices others;

    @Test
    void refusesACallWithoutAToken() {
        given().get("/api/v1/parser/jobs")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("X-Request-Id", notNullValue())
                .body("code", equalTo("UNAUTHENTICATED"))
                .body("requestId", notNullValue());
    }

    @Test
    void refusesAViewerWhoCancels() {
        UUID id = queuedJob();

        viewer().post("/api/v1/parser/jobs/{id}/cancel", id)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("FORBIDDEN"));
        job(id).body("state", equalTo("queued"));
    }

    @Test
    void hidesAnotherTenantsJobs() {
        UUID id = queuedJob();
        var globex = Tokens.globex().owner();

        for (String path : List.of("jobs/{id}", "status/{id}", "jobs/{id}/history")) {
            given().auth()
                    .oauth2(globex)
                    .get("/api/v1/parser/" + path, id)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("JOB_NOT_FOUND"));
        }
        given().auth()
                .oauth2(globex)
                .post("/api/v1/parser/jobs/{id}/cancel", id)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(globex)
                .get("/api/v1/parser/jobs?limit=1000")
                .then()
                .body("items.id", not(hasItem(id.toString())));
    }

    @Test
    void cancelsOnce() {
        UUID id = queuedJob();

        analyst()
                .post("/api/v1/parser/jobs/{id}/cancel", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"));
        analyst()
                .post("/api/v1/parser/jobs/{id}/cancel", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("JOB_ENDED"));
    }

    @Test
    void retriesOnlyWhatHasEnded() {
        UUID id = queuedJob();

        analyst()
                .post("/api/v1/parser/jobs/{id}/retry", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("JOB_NOT_ENDED"));
    }

    @Test
    void hasNothingToRetryInACompletedJob() {
        UUID id = queuedJob();
        others.plan(Org.ACME, id, 1, 1);
        others.parse(Org.ACME, id, 1, 0, 10, 0);
        others.store(Org.ACME, id, 1, 0, 10);
        awaitJob(id, "state", equalTo("completed"));

        analyst()
                .post("/api/v1/parser/jobs/{id}/retry", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("JOB_COMPLETED"));
    }

    @Test
    void pagesThroughJobsNewestFirstWithoutSkippingOrRepeating() {
        String source = "pages " + UUID.randomUUID();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, queuedJob(source).toString());
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page =
                    viewer().queryParam("source", source)
                            .queryParam("limit", 2)
                            .queryParam("cursor", cursor)
                            .get("/api/v1/parser/jobs")
                            .then()
                            .statusCode(200)
                            .body("page.total", is(5))
                            .extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("page.nextCursor");
        } while (cursor != null);

        assertThat(seen).isEqualTo(made);
    }

    @Test
    void findsJobsByStateAndWords() {
        UUID id = queuedJob("warrant 4711");
        analyst().post("/api/v1/parser/jobs/{id}/cancel", id);
        awaitJob(id, "state", equalTo("cancelled"));

        viewer().queryParam("q", "4711 calls.csv")
                .queryParam("state", "cancelled,failed")
                .get("/api/v1/parser/jobs")
                .then()
                .body("items.id", hasItem(id.toString()));
        viewer().queryParam("q", "4711")
                .queryParam("state", "queued")
                .get("/api/v1/parser/jobs")
                .then()
                .body("items.id", not(hasItem(id.toString())));
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        viewer().get("/api/v1/parser/jobs?state=paused")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors[0].field", equalTo("state"));
        viewer().get("/api/v1/parser/jobs?limit=0")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("limit"));
        viewer().get("/api/v1/parser/jobs?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_CURSOR"));
        viewer().get("/api/v1/parser/jobs?sort=colour")
                .then()
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_SORT"));
        viewer().get("/api/v1/parser/jobs/not-an-id").then().statusCode(404);
        analyst()
                .contentType("application/json")
                .body("{\"uploadId\":7,\"x\":1}")
                .post("/api/v1/parser/jobs")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private UUID queuedJob() {
        return queuedJob("tests");
    }

    private UUID queuedJob(String source) {
        UUID id =
                others.storeFile(
                        Org.ACME,
                        new ParseOptions(null, null, source, null, null, null, List.of()));
        awaitJob(id);
        return id;
    }
}
