package io.phonelog.template;

import static io.restassured.RestAssured.given;

import io.phonelog.contracts.Uuid7;
import io.phonelog.test.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** What clients do with templates, mostly as an analyst of acme. */
final class TemplateCalls {
    static final String TEMPLATES = "/api/v1/templates";

    private TemplateCalls() {}

    /** The id of a new template. */
    static UUID created(String name) {
        return create(Drafts.named(name)).extract().jsonPath().getUUID("id");
    }

    static ValidatableResponse create(String draft) {
        return post(draft, Uuid7.next().toString()).statusCode(201);
    }

    static ValidatableResponse post(String draft, String key) {
        return as(Tokens.acme().analyst())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(draft)
                .post(TEMPLATES)
                .then();
    }

    static ValidatableResponse put(String at, @Nullable String ifMatch, String draft) {
        RequestSpecification request =
                as(Tokens.acme().analyst()).contentType(ContentType.JSON).body(draft);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(at).then();
    }

    static JsonPath list(String query) {
        return as(Tokens.acme().viewer())
                .get(TEMPLATES + "?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
