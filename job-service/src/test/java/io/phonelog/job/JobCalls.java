package io.phonelog.job;

import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import io.phonelog.test.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import org.hamcrest.Matcher;

import java.util.UUID;

/** Calls that tests make as users of the tenant acme. */
final class JobCalls {
    private JobCalls() {}

    static RequestSpecification viewer() {
        return given().auth().oauth2(Tokens.acme().viewer());
    }

    static RequestSpecification analyst() {
        return given().auth().oauth2(Tokens.acme().analyst());
    }

    static ValidatableResponse job(UUID id) {
        return viewer().get("/api/v1/parser/jobs/{id}", id).then().statusCode(200);
    }

    /** Once it is there: what makes it travels by Kafka, and the service waits a moment only. */
    static ValidatableResponse awaitJob(UUID id) {
        await().untilAsserted(() -> job(id));
        return job(id);
    }

    static ValidatableResponse awaitJob(UUID id, String path, Matcher<?> expected) {
        await().untilAsserted(() -> job(id).body(path, expected));
        return job(id);
    }
}
