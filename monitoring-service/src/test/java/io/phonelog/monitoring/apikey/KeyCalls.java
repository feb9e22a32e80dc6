package io.phonelog.monitoring.apikey;

import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.hamcrest.Matchers.notNullValue;

import io.phonelog.contracts.Uuid7;
import io.phonelog.test.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** What admins do with keys, and holders too. */
final class KeyCalls {
    static final String KEYS = "/api/v1/admin/api-keys";
    static final String HEALTH = "/api/v1/system/health";

    private KeyCalls() {}

    static RequestSpecification asAdmin() {
        return given().auth().oauth2(Tokens.acme().admin());
    }

    static JsonPath create(String name, String permissions) {
        return post("{\"name\":\"%s\",\"permissions\":[%s]}".formatted(name, permissions));
    }

    static JsonPath post(String body) {
        return post(body, Uuid7.next().toString());
    }

    static JsonPath post(String body, String idempotencyKey) {
        return asAdmin()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", idempotencyKey)
                .body(body)
                .post(KEYS)
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .extract()
                .jsonPath();
    }

    static void awaitStatus(String key, String path, int status) {
        await().until(() -> given().header("X-API-Key", key).get(path).statusCode() == status);
    }
}
