package io.phonelog.monitoring.audit;

import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.audit.AuditEntry;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

@QuarkusTest
@WithStack(s3 = true)
class AuditResourceTest {
    private static final String AUDIT = "/api/v1/admin/audit";
    private static final String KEYS = "/api/v1/admin/api-keys";

    @Inject AuditChain chain;
    @Inject TenantWork tenants;

    /** Of this test alone, so that its entries are told from those of others. */
    private final String mark = Uuid7.next().toString();

    @Test
    void recordsAMutatingCall() {
        given().auth()
                .oauth2(Tokens.acme().admin())
                .header("X-Request-Id", mark)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"audited\",\"permissions\":[\"jobs:read\"]}")
                .post(KEYS)
                .then()
                .statusCode(201);
        JsonPath entry = awaitEntryOfRequest(mark);
        assertThat(entry.getString("actor")).isEqualTo(Tokens.acme().subject("admin").toString());
        assertThat(entry.getString("action")).isEqualTo("api-keys:manage");
        assertThat(entry.getString("resource")).isEqualTo(KEYS);
        assertThat(entry.getString("outcome")).isEqualTo("done");
        assertThat(entry.getString("address")).isNotBlank();
        assertThat(entry.getString("hash")).hasSize(64);
    }

    @Test
    void recordsADeniedCall() {
        given().auth()
                .oauth2(Tokens.acme().viewer())
                .header("X-Request-Id", mark)
                .delete(KEYS + "/" + Uuid7.next())
                .then()
                .statusCode(403);
        JsonPath entry = awaitEntryOfRequest(mark);
        assertThat(entry.getString("actor")).isEqualTo(Tokens.acme().subject("viewer").toString());
        assertThat(entry.getString("action")).isEqualTo("api-keys:manage");
        assertThat(entry.getString("outcome")).isEqualTo("denied");
    }

    @Test
    void looksOnlyAreNotRecorded() {
        given().auth()
                .oauth2(Tokens.globex().viewer())
                .header("X-Request-Id", "look-" + mark)
                .get(AUDIT)
                .then()
                .statusCode(403);
        // An entry of a later call is there: one of the earlier would be too.
        given().auth()
                .oauth2(Tokens.globex().viewer())
                .header("X-Request-Id", mark)
                .delete(KEYS + "/" + Uuid7.next())
                .then()
                .statusCode(403);
        await().until(() -> requestIds(Tokens.globex().admin()).contains(mark));
        assertThat(requestIds(Tokens.globex().admin())).doesNotContain("look-" + mark);
    }

    @Test
    void pagesFromTheNewestEntryOn() {
        for (int i = 0; i < 5; i++) {
            append(mark, "jobs:cancel", "/api/v1/parser/jobs/" + i);
        }
        JsonPath first = page("limit=2&actor=" + mark);
        assertThat(first.getList("items.resource"))
                .containsExactly("/api/v1/parser/jobs/4", "/api/v1/parser/jobs/3");
        assertThat(first.getInt("page.total")).isEqualTo(5);
        JsonPath second =
                page("limit=2&actor=" + mark + "&cursor=" + first.getString("page.nextCursor"));
        assertThat(second.getList("items.resource"))
                .containsExactly("/api/v1/parser/jobs/2", "/api/v1/parser/jobs/1");
        JsonPath third =
                page("limit=2&actor=" + mark + "&cursor=" + second.getString("page.nextCursor"));
        assertThat(third.getList("items.resource")).containsExactly("/api/v1/parser/jobs/0");
        assertThat(third.getBoolean("page.hasMore")).isFalse();
    }

    @Test
    void filtersByActionResourceAndTime() {
        append(mark, "jobs:cancel", "/api/v1/parser/jobs/1_0%");
        append(mark, "jobs:retry", "/api/v1/parser/jobs/1x0");
        given().auth()
                .oauth2(Tokens.acme().admin())
                .queryParam("actor", mark)
                .queryParam("action", "jobs:retry")
                .get(AUDIT)
                .then()
                .body("items", hasSize(1))
                .body("items.action", everyItem(equalTo("jobs:retry")));
        given().auth()
                .oauth2(Tokens.acme().admin())
                .queryParam("actor", mark)
                .queryParam("resource", "/api/v1/parser/jobs/1_")
                .get(AUDIT)
                .then()
                .body("items.resource", equalTo(List.of("/api/v1/parser/jobs/1_0%")));
        given().auth()
                .oauth2(Tokens.acme().admin())
                .queryParam("actor", mark)
                .queryParam("from", Instant.now().plusSeconds(60).toString())
                .get(AUDIT)
                .then()
                .body("items", hasSize(0));
        given().auth()
                .oauth2(Tokens.acme().admin())
                .queryParam("actor", mark)
                .queryParam("to", Instant.now().plusSeconds(60).toString())
                .get(AUDIT)
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void verifiesTheTenantsOwnChain() {
        append(mark, "jobs:cancel", "/api/v1/parser/jobs/1");
        given().auth()
                .oauth2(Tokens.acme().admin())
                .get(AUDIT + "/verify")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("entries", not(lessThan(1)));
    }

    @Test
    void showsNothingOfOtherTenants() {
        append(mark, "jobs:cancel", "/api/v1/parser/jobs/1");
        given().auth()
                .oauth2(Tokens.globex().owner())
                .queryParam("actor", mark)
                .get(AUDIT)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {AUDIT, AUDIT + "/verify"})
    void needsATokenOfAnAdmin(String path) {
        given().get(path).then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        given().auth()
                .oauth2(Tokens.acme().manager())
                .get(path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("FORBIDDEN"))
                .body("requestId", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "to=1", "cursor=abc", "limit=0", "limit=1001"})
    void saysWhatIsWrongWithAQuery(String query) {
        given().auth()
                .oauth2(Tokens.acme().admin())
                .get(AUDIT + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void namesAParameterThatCannotBeRead() {
        given().auth()
                .oauth2(Tokens.acme().admin())
                .get(AUDIT + "?limit=abc")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo("limit"))
                .body("errors[0].code", equalTo("INVALID"))
                .body("errors[0].message", equalTo("must be a whole number"));
    }

    private void append(String actor, String action, String resource) {
        var entry = new AuditEntry(Org.ACME.id(), actor, action, resource, "done", null);
        tenants.of(Org.ACME.id(), () -> chain.append(entry, Instant.now(), null));
    }

    private static JsonPath page(String query) {
        return given().auth()
                .oauth2(Tokens.acme().admin())
                .get(AUDIT + "?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> requestIds(String token) {
        return given().auth()
                .oauth2(token)
                .get(AUDIT + "?limit=1000")
                .jsonPath()
                .getList("items.requestId");
    }

    private static JsonPath awaitEntryOfRequest(String requestId) {
        return await().until(
                        () ->
                                given().auth()
                                        .oauth2(Tokens.acme().admin())
                                        .get(AUDIT + "?limit=1000")
                                        .jsonPath()
                                        .setRootPath(
                                                "items.find { it.requestId == '"
                                                        + requestId
                                                        + "' }"),
                        found -> found.getString("hash") != null);
    }
}
