package io.phonelog.monitoring.apikey;

import static io.phonelog.monitoring.apikey.KeyCalls.KEYS;
import static io.phonelog.monitoring.apikey.KeyCalls.asAdmin;
import static io.phonelog.monitoring.apikey.KeyCalls.create;
import static io.phonelog.monitoring.apikey.KeyCalls.post;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.phonelog.contracts.Uuid7;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithStack(s3 = true)
class ApiKeyResourceTest {

    @Test
    void theKeyIsToldOnceAndKeptNowhere() {
        JsonPath made = create("told once", "\"jobs:read\"");
        String secret = made.getString("key").substring("plk_".length() + 33);
        assertThat(made.getString("key")).matches("plk_[0-9a-f]{32}_[A-Za-z0-9_-]{43}");
        String again = asAdmin().get(KEYS + "/" + made.getString("id")).asString();
        assertThat(again).contains("told once").doesNotContain(secret).doesNotContain("hash");
        assertThat(asAdmin().get(KEYS).asString()).doesNotContain(secret);
        for (String table : new String[] {"api_key", "idempotency_key", "outbox"}) {
            assertThat(
                            Database.tamper(
                                    "delete from %s t where t::text like '%%%s%%'"
                                            .formatted(table, secret)))
                    .isZero();
        }
    }

    @Test
    void theSameRequestMakesOneKeyAndTellsItOnce() {
        String idempotencyKey = Uuid7.next().toString();
        String body = "{\"name\":\"once\",\"permissions\":[\"jobs:read\"]}";
        JsonPath first = post(body, idempotencyKey);
        JsonPath second = post(body, idempotencyKey);
        assertThat(second.getString("id")).isEqualTo(first.getString("id"));
        assertThat(first.getString("key")).isNotNull();
        assertThat(second.getString("key")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\",\"permissions\":[\"jobs:read\"]}",
                "{\"permissions\":[\"jobs:read\"]}",
                "{\"name\":\"x\",\"permissions\":[]}",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\",\"permissions\":[\"jobs\"]}",
                "{\"name\":\"x\",\"permissions\":[\"everything:do\"]}",
                "{\"name\":\"x\",\"permissions\":[null]}",
                "{\"name\":\"x\\u0000y\",\"permissions\":[\"jobs:read\"]}",
                "{\"name\":\"x\",\"permissions\":[\"jobs:read\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}",
                "{\"name\":\"x\",\"permissions\":[\"jobs:read\"],\"expiresAt\":\"soon\"}",
                "{\"name\":\"x\",\"permissions\":[\"jobs:read\"],\"secret\":\"mine\"}",
                "[]",
                "{",
                ""
            })
    void saysWhatIsWrongWithARequest(String body) {
        asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(KEYS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", matchesPattern("VALIDATION_FAILED|MALFORMED_BODY"))
                .body("detail", notNullValue());
    }

    @Test
    void namesTheFieldThatIsWrong() {
        asAdmin()
                .contentType(ContentType.JSON)
                .body("{\"name\":\" \",\"permissions\":[\"jobs:read\"]}")
                .post(KEYS)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("name"))
                .body("errors.code", hasItem("NOT_BLANK"));
    }

    @Test
    void needsATokenOfAnAdmin() {
        given().get(KEYS).then().statusCode(401);
        given().auth().oauth2(Tokens.acme().manager()).get(KEYS).then().statusCode(403);
        given().auth().oauth2(Tokens.acme().expired()).get(KEYS).then().statusCode(401);
    }

    @Test
    void otherTenantsKeysDoNotExist() {
        JsonPath made = create("acme only", "\"jobs:read\"");
        RequestSpecification globex = given().auth().oauth2(Tokens.globex().owner());
        globex.get(KEYS + "/" + made.getString("id"))
                .then()
                .statusCode(404)
                .body("code", equalTo("API_KEY_NOT_FOUND"));
        given().auth()
                .oauth2(Tokens.globex().owner())
                .delete(KEYS + "/" + made.getString("id"))
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(Tokens.globex().owner())
                .get(KEYS)
                .then()
                .body("items.id", not(hasItem(made.getString("id"))));
        assertThat(Database.visibleTo(Org.ACME.id(), "api_key")).isPositive();
        assertThat(Database.visibleTo(Uuid7.next(), "api_key")).isZero();
    }

    @Test
    void pagesFromTheNewestKeyOn() {
        create("older", "\"jobs:read\"");
        String newest = create("newest", "\"jobs:read\"").getString("id");
        JsonPath first = asAdmin().get(KEYS + "?limit=1").jsonPath();
        assertThat(first.getString("items[0].id")).isEqualTo(newest);
        assertThat(first.getBoolean("page.hasMore")).isTrue();
        asAdmin()
                .get(KEYS + "?limit=1&cursor=" + first.getString("page.nextCursor"))
                .then()
                .body("items[0].id", not(equalTo(newest)))
                .body("items[0].key", nullValue());
    }
}
