package io.phonelog.job;

import static io.phonelog.job.JobCalls.awaitJob;
import static io.phonelog.job.JobCalls.viewer;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.UUID;

@QuarkusTest
@WithStack
@WithTestResource(EventStoreStandIn.class)
class ResultTest {
    private static final String PATH = "/api/v1/parser/jobs/{id}/result";

    @Inject OtherServices others;

    @Test
    void passesOnWhatTheEventStoreAnswersToTheCaller() {
        UUID id = completedJob();
        String token = Tokens.acme().viewer();

        given().auth()
                .oauth2(token)
                .get(PATH + "?format=csv&duplicates=exclude", id)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", containsString("x.csv"))
                .body(containsString("jobId=" + id + "&format=csv&duplicates=exclude"))
                .body(containsString("Bearer " + token));
    }

    @Test
    void passesOnLargeResultsWhole() {
        byte[] result =
                viewer().get(PATH + "?format=large", completedJob())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();

        assertThat(result).hasSize(EventStoreStandIn.BLOCKS * 65_536);
    }

    @Test
    void passesOnARefusal() {
        viewer().get(PATH + "?format=busy", completedJob())
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("7"))
                .body(containsString("TOO_MANY_EXPORTS"));
    }

    @Test
    void saysSoWhenTheEventStoreDoesNotAnswer() {
        viewer().get(PATH + "?format=none", completedJob())
                .then()
                .statusCode(503)
                .body("code", equalTo("RESULT_UNAVAILABLE"));
    }

    @Test
    void onlyACompletedJobOfTheCallerHasAResult() {
        UUID queued = others.storeFile(Org.ACME);
        awaitJob(queued);
        viewer().get(PATH, queued)
                .then()
                .statusCode(409)
                .body("code", equalTo("JOB_NOT_COMPLETED"))
                .body("detail", containsString("queued"));

        UUID completed = completedJob();
        given().auth().oauth2(Tokens.globex().viewer()).get(PATH, completed).then().statusCode(404);
        given().get(PATH, completed).then().statusCode(401);
    }

    private UUID completedJob() {
        UUID id = others.storeFile(Org.ACME);
        awaitJob(id);
        others.parse(Org.ACME, id, 1, 0, 10, 0);
        others.plan(Org.ACME, id, 1, 1);
        others.store(Org.ACME, id, 1, 0, 10);
        awaitJob(id, "state", equalTo("completed"));
        return id;
    }
}
