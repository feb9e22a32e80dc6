package io.phonelog.monitoring.apikey;

import static io.phonelog.monitoring.apikey.KeyCalls.HEALTH;
import static io.phonelog.monitoring.apikey.KeyCalls.KEYS;
import static io.phonelog.monitoring.apikey.KeyCalls.asAdmin;
import static io.phonelog.monitoring.apikey.KeyCalls.awaitStatus;
import static io.phonelog.monitoring.apikey.KeyCalls.create;
import static io.phonelog.monitoring.apikey.KeyCalls.post;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

/** What a key opens, and until when. */
@QuarkusTest
@WithStack(s3 = true)
class ApiKeyUseTest {
    @Test
    void aKeyOpensWhatItsPermissionsSayAndNoMore() {
        String key = create("reader", "\"system:read\"").getString("key");
        awaitStatus(key, HEALTH, 200);
        given().header("X-API-Key", key)
                .get(KEYS)
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void aRevokedKeyStopsWithinSeconds() {
        JsonPath made = create("short-lived", "\"system:read\"");
        String key = made.getString("key");
        awaitStatus(key, HEALTH, 200);
        asAdmin().delete(KEYS + "/" + made.getString("id")).then().statusCode(204);
        awaitStatus(key, HEALTH, 401);
        asAdmin()
                .get(KEYS + "/" + made.getString("id"))
                .then()
                .statusCode(200)
                .body("revokedAt", notNullValue())
                .body("revokedBy", equalTo(Tokens.acme().subject("admin").toString()));
        asAdmin().delete(KEYS + "/" + made.getString("id")).then().statusCode(204);
    }

    @Test
    void anExpiredKeyStopsByItself() {
        Instant end = Instant.now().plusSeconds(4);
        String key =
                post("""
                                {"name":"expiring","permissions":["system:read"],"expiresAt":"%s"}"""
                                .formatted(end))
                        .getString("key");
        awaitStatus(key, HEALTH, 200);
        awaitStatus(key, HEALTH, 401);
        assertThat(Instant.now()).isAfterOrEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plk_",
                "secret",
                "plk_0192f0c1000070008000000000000001_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void aKeyThatIsNotOursOpensNothing(String key) {
        given().header("X-API-Key", key)
                .get(HEALTH)
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void aKeyCannotDoMoreThanItsMaker() {
        JsonPath maker = create("maker", "\"api-keys:manage\",\"jobs:read\"");
        awaitStatus(maker.getString("key"), KEYS, 200);
        given().header("X-API-Key", maker.getString("key"))
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"name":"more","permissions":["jobs:read","jobs:cancel","audit:read"]}""")
                .post(KEYS)
                .then()
                .statusCode(403)
                .body("code", equalTo("PERMISSION_NOT_HELD"))
                .body("notHeld", containsInAnyOrder("audit:read", "jobs:cancel"));
        given().header("X-API-Key", maker.getString("key"))
                .contentType(ContentType.JSON)
                .body("{\"name\":\"as much\",\"permissions\":[\"jobs:read\"]}")
                .post(KEYS)
                .then()
                .statusCode(201)
                .body("createdBy", equalTo("key:" + maker.getString("id")));
    }
}
