package io.phonelog.event.read;

import static io.restassured.RestAssured.given;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.event.EventCalls;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithStack
class UnknownParametersTest {
    @ParameterizedTest
    @CsvSource({
        "events?contcat=5550100, contcat, contact",
        "search/events?q=5550100&typ=sms, typ, type",
        "dashboard/metrics?contact=5550100, contact, compare",
        "analytics/meetings?subjects=5550100, subjects, subject",
        "events/0192f0c1-0000-8000-8000-000063c7e25f?format=csv, format, none",
    })
    void areRefusedAndTheKnownOnesNamed(String question, String unknown, String known) {
        EventCalls.viewer()
                .get("/api/v1/" + question)
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors[0].field", equalTo(unknown))
                .body("errors[0].code", equalTo("UNKNOWN_PARAMETER"))
                .body("errors[0].message", containsString(known));
    }

    @Test
    void areAlsoThoseThatAreGivenTwice() {
        EventCalls.viewer()
                .get("/api/v1/events?type=call&type=sms")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("type"))
                .body("errors[0].code", equalTo("REPEATED"));
    }

    @Test
    void areNoMatterBeforeItIsKnownWhoAsks() {
        given().get("/api/v1/events?contcat=5550100").then().statusCode(401);
    }
}
