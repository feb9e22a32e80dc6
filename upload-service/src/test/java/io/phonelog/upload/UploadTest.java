package io.phonelog.upload;

import static io.phonelog.upload.Sent.CSV;
import static io.phonelog.upload.Sent.PATH;
import static io.phonelog.upload.Sent.asAnalyst;
import static io.phonelog.upload.Sent.bytes;
import static io.phonelog.upload.Sent.sha256;
import static io.restassured.RestAssured.given;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.UUID;

@QuarkusTest
@WithStack(s3 = true)
class UploadTest {
    @Test
    void storesTheBodyUnderTheNameOfContentDisposition() {
        String id =
                Sent.raw("may.csv", bytes(CSV))
                        .statusCode(201)
                        .body("upload.state", is("stored"))
                        .body("upload.filename", is("may.csv"))
                        .body("upload.size", is(CSV.length()))
                        .body("upload.sha256", is(sha256(bytes(CSV))))
                        .body("upload.detectedFormat", is("csv"))
                        .body("upload.contentType", is("text/csv"))
                        .body("upload.scan.verdict", is("skipped"))
                        .body("job.state", is("queued"))
                        .body("job.priority", is("normal"))
                        .extract()
                        .path("upload.id");
        asAnalyst()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("id", is(id))
                .body("state", is("stored"))
                .body("sha256", is(sha256(bytes(CSV))))
                .body("jobId", notNullValue())
                .body("createdAt", notNullValue());
    }

    @Test
    void answersWhereTheUploadIs() {
        var answer = Sent.raw("may.csv", bytes(CSV)).statusCode(201).extract();
        String location = answer.header("Location");
        String id = answer.path("upload.id");
        asAnalyst().get(location).then().statusCode(200).body("id", is(id));
    }

    @Test
    void takesAFormWithOptionsBeforeAndAfterTheFile() {
        asAnalyst()
                .multiPart("priority", "high")
                .multiPart("file", "june.csv", bytes(CSV), "text/csv")
                .multiPart("source", "carrier portal")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("upload.sha256", is(sha256(bytes(CSV))))
                .body("upload.filename", is("june.csv"))
                .body("job.priority", is("high"))
                .body("job.source", is("carrier portal"));
    }

    @Test
    void takesABodyOfUnknownLength() {
        asAnalyst()
                .queryParam("filename", "stream.csv")
                .queryParam("scheduleAt", "2099-01-01T00:00:00Z")
                .contentType("text/csv")
                .body(new java.io.ByteArrayInputStream(bytes(CSV)))
                .post(PATH + "/stream")
                .then()
                .statusCode(201)
                .body("upload.size", is(CSV.length()))
                .body("job.state", is("scheduled"));
    }

    @ParameterizedTest
    @CsvSource({
        "dependsOn, 0197, UNSUPPORTED_FIELD",
        "webhookUrls, https://example.com, UNSUPPORTED_FIELD",
        "duplicatePolicy, merge, INVALID_VALUE",
        "colour, blue, UNKNOWN_FIELD",
        "priority, urgent, INVALID_VALUE",
        "timezone, Mars/Olympus, INVALID_VALUE",
        "defaultRegion, Atlantis, INVALID_VALUE",
        "templateId, 17, INVALID_VALUE",
        "scheduleAt, tomorrow, INVALID_VALUE"
    })
    void refusesAnOptionAndNamesIt(String field, String value, String code) {
        asAnalyst()
                .multiPart("file", "june.csv", bytes(CSV), "text/csv")
                .multiPart(field, value)
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", is("VALIDATION_FAILED"))
                .body("errors.field", hasItem(field))
                .body("errors.code", hasItem(code));
    }

    @Test
    void answersARepeatedRequestWithItsFirstAnswerAndReadsNoBody() {
        String key = UUID.randomUUID().toString();
        String first = sendWith(key, "once.csv", CSV).statusCode(201).extract().path("upload.id");
        sendWith(key, "once.csv", "not even a table").statusCode(201).body("upload.id", is(first));
        sendWith(key, "other.csv", CSV).statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void answersARepeatedFormWithItsFirstAnswer() {
        String key = UUID.randomUUID().toString();
        String first = formWith(key).statusCode(201).extract().path("upload.id");
        formWith(key).statusCode(201).body("upload.id", is(first));
    }

    @Test
    void refusesAKeyThatComesAgainWithAnotherOptionAlsoAfterTheFile() {
        String key = UUID.randomUUID().toString();
        formWith(key, "low").statusCode(201);

        formWith(key, "high").statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void letsNobodyUploadWithoutTokenOrPermission() {
        given().multiPart("file", "a.csv", bytes(CSV))
                .post(PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", is("UNAUTHENTICATED"));
        given().auth()
                .oauth2(Tokens.acme().viewer())
                .multiPart("file", "a.csv", bytes(CSV))
                .post(PATH)
                .then()
                .statusCode(403)
                .body("code", is("FORBIDDEN"));
        given().auth()
                .oauth2(Tokens.acme().viewer())
                .body(bytes(CSV))
                .post(PATH + "/stream?filename=a.csv")
                .then()
                .statusCode(403);
        given().get(PATH).then().statusCode(401);
    }

    @Test
    void hidesUploadsFromOtherTenants() {
        String id = Sent.stored("secret.csv", bytes(CSV));
        for (String path : new String[] {"", "/content"}) {
            given().auth()
                    .oauth2(Tokens.globex().owner())
                    .get(PATH + "/" + id + path)
                    .then()
                    .statusCode(404)
                    .body("code", is("UPLOAD_NOT_FOUND"));
        }
        given().auth()
                .oauth2(Tokens.globex().owner())
                .get(PATH + "?limit=1000")
                .then()
                .statusCode(200)
                .body("items.findAll { it.id == '" + id + "' }", hasSize(0));
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        String older = Sent.stored("older.csv", bytes(CSV));
        String newer = Sent.stored("newer.csv", bytes(CSV));
        String cursor =
                asAnalyst()
                        .get(PATH + "?limit=1")
                        .then()
                        .statusCode(200)
                        .body("items.id", equalTo(java.util.List.of(newer)))
                        .body("page.hasMore", is(true))
                        .header("Link", notNullValue())
                        .extract()
                        .path("page.nextCursor");
        asAnalyst()
                .queryParam("cursor", cursor)
                .get(PATH + "?limit=1")
                .then()
                .body("items.id", equalTo(java.util.List.of(older)));
    }

    @Test
    void keepsTheOrdinaryBodyLimitOnOtherPaths() {
        asAnalyst()
                .contentType("application/json")
                .body(new byte[2 << 20])
                .put(PATH + "/" + UUID.randomUUID())
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", is("BODY_TOO_LARGE"))
                .body("errors", nullValue());
    }

    private static io.restassured.response.ValidatableResponse sendWith(
            String key, String filename, String content) {
        return asAnalyst()
                .header("Idempotency-Key", key)
                .header("Content-Disposition", "attachment; filename=" + filename)
                .body(bytes(content))
                .post(PATH)
                .then();
    }

    private static io.restassured.response.ValidatableResponse formWith(String key) {
        return formWith(key, "low");
    }

    private static io.restassured.response.ValidatableResponse formWith(
            String key, String priority) {
        return asAnalyst()
                .header("Idempotency-Key", key)
                .multiPart("source", "portal")
                .multiPart("file", "form.csv", bytes(CSV))
                .multiPart("priority", priority)
                .post(PATH)
                .then();
    }
}
