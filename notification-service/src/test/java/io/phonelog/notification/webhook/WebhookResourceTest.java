package io.phonelog.notification.webhook;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithStack
class WebhookResourceTest {
    private static final String WEBHOOKS = "/api/v1/webhooks";

    /** Nobody listens there; it is only registered. */
    private static final String URL = "http://127.0.0.1:9009/hook";

    @Inject Transactions transactions;

    @Test
    void createsShowsListsAndDeletes() {
        JsonPath created =
                post(Map.of(
                                "url", URL,
                                "events", List.of("upload.stored", "job.*", "job.*"),
                                "jobId", Uuid7.next().toString(),
                                "description", "ours",
                                "headers", Map.of("Authorization", "Basic eA==")))
                        .statusCode(201)
                        .header("Location", startsWith(WEBHOOKS + "/"))
                        .body("secret", startsWith("whsec_"))
                        .body("events", equalTo(List.of("upload.stored", "job.*")))
                        .body("enabled", equalTo(true))
                        .extract()
                        .jsonPath();
        String id = created.getString("id");
        as(Tokens.acme().viewer())
                .get(WEBHOOKS + "/" + id)
                .then()
                .statusCode(200)
                .body("url", equalTo(URL))
                .body("description", equalTo("ours"))
                .body("headers.Authorization", equalTo("(hidden)"))
                .body("secret", nullValue());
        as(Tokens.acme().manager())
                .get(WEBHOOKS + "/" + id)
                .then()
                .body("headers.Authorization", equalTo("Basic eA=="));
        as(Tokens.acme().viewer())
                .get(WEBHOOKS + "?limit=1")
                .then()
                .body("items[0].id", equalTo(id))
                .body("items[0].headers.Authorization", equalTo("(hidden)"))
                .body("items[0].secret", nullValue());
        as(Tokens.acme().manager()).delete(WEBHOOKS + "/" + id).then().statusCode(204);
        as(Tokens.acme().viewer())
                .get(WEBHOOKS + "/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("WEBHOOK_NOT_FOUND"));
    }

    @Test
    void pagesThroughAllOfThem() {
        for (int n = 0; n < 3; n++) {
            post(Map.of("url", URL)).statusCode(201).body("events", equalTo(List.of("*")));
        }
        String path = WEBHOOKS + "?limit=2";
        var first = as(Tokens.acme().viewer()).get(path).then().statusCode(200).extract();
        var second =
                as(Tokens.acme().viewer())
                        .queryParam("cursor", first.jsonPath().getString("page.nextCursor"))
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract();
        List<String> ids = first.jsonPath().getList("items.id");
        assertThat(ids)
                .hasSize(2)
                .doesNotContainAnyElementsOf(second.jsonPath().getList("items.id"));
    }

    @Test
    void isDoneOnceForAnIdempotencyKeyWhichKeepsNoSecret() {
        String key = Uuid7.next().toString();
        JsonPath first = postWithKey(key).statusCode(201).extract().jsonPath();
        JsonPath again = postWithKey(key).statusCode(201).extract().jsonPath();
        assertThat(again.getString("id")).isEqualTo(first.getString("id"));
        assertThat(again.getString("secret")).isEqualTo(first.getString("secret"));
        assertThat(Database.query("select answer from idempotency_key where key = ?", key))
                .singleElement()
                .asString()
                .doesNotContain("whsec_");
    }

    @Test
    void keepsSecretsUnreadable() {
        String secret =
                post(Map.of("url", URL, "headers", Map.of("X-Key", "open-sesame")))
                        .extract()
                        .path("secret");
        String rows =
                String.join(
                        "\n",
                        Database.query(
                                "select encode(secret, 'escape') || encode(headers, 'escape')"
                                        + " || w::text from webhook w where headers is not null"));
        assertThat(rows)
                .isNotEmpty()
                .doesNotContain(secret.substring("whsec_".length()))
                .doesNotContain("open-sesame");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "https://[::ffff:169.254.169.254]/",
                "http://2130706433/",
                "http://user:pass@127.0.0.1/",
                "ftp://127.0.0.1/",
                "hook"
            })
    void refusesAddressesOfOurOwnNetwork(String url) {
        post(Map.of("url", url))
                .statusCode(400)
                .body("code", equalTo("WEBHOOK_URL_REFUSED"))
                .body("errors[0].field", equalTo("url"));
    }

    @ParameterizedTest
    @CsvSource({
        "Host, a.example",
        "webhook-signature, x",
        "Content-Length, 3",
        "Transfer-Encoding, chunked",
        "X Y, z",
        "X-Empty, ''"
    })
    void refusesHeadersThatAreOurs(String name, String value) {
        post(Map.of("url", URL, "headers", Map.of(name, value)))
                .statusCode(400)
                .body("code", equalTo("WEBHOOK_HEADER_REFUSED"));
        post(Map.of("url", URL, "headers", Map.of("X-A", "b\r\nX-Evil: 1"))).statusCode(400);
    }

    @Test
    void hearingOfNothingIsNotHearingOfEverything() {
        post(Map.of("url", URL, "events", List.of()))
                .statusCode(400)
                .body("errors[0].field", equalTo("events"));
    }

    @Test
    void saysWhichEventsThereAre() {
        post(Map.of("url", URL, "events", List.of("job.exploded")))
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_EVENT_TYPE"))
                .body("detail", containsString("job.completed"));
        post(Map.of("events", List.of("job.*"))).statusCode(400);
    }

    @Test
    void onlyWhoManagesWebhooksMay() {
        given().get(WEBHOOKS).then().statusCode(401);
        as(Tokens.acme().withoutRoles()).get(WEBHOOKS).then().statusCode(403);
        as(Tokens.acme().viewer())
                .contentType("application/json")
                .body(Map.of("url", URL))
                .post(WEBHOOKS)
                .then()
                .statusCode(403);
        as(Tokens.acme().analyst()).delete(WEBHOOKS + "/" + Uuid7.next()).then().statusCode(403);
    }

    @Test
    void anotherTenantsWebhookIsNotThere() {
        String id = post(Map.of("url", URL)).extract().path("id");
        for (String path : List.of("", "/logs")) {
            as(Tokens.globex().owner()).get(WEBHOOKS + "/" + id + path).then().statusCode(404);
        }
        as(Tokens.globex().owner()).delete(WEBHOOKS + "/" + id).then().statusCode(404);
        as(Tokens.globex().owner()).get(WEBHOOKS).then().body("items.id", not(hasItem(id)));
    }

    @Test
    void theDatabaseAloneKeepsTenantsApart() throws Throwable {
        String id = post(Map.of("url", URL)).extract().path("id");
        assertThat(seenBy(Org.ACME, id)).isEqualTo(1);
        assertThat(seenBy(Org.GLOBEX, id)).isZero();
    }

    private Long seenBy(Org org, String id) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () ->
                        transactions.inTenant(
                                org.id(),
                                () ->
                                        Panache.getSession()
                                                .chain(
                                                        session ->
                                                                session.createNativeQuery(
                                                                                "select count(*) from webhook where id = :id",
                                                                                Long.class)
                                                                        .setParameter(
                                                                                "id",
                                                                                UUID.fromString(id))
                                                                        .getSingleResult())));
    }

    private ValidatableResponse postWithKey(String key) {
        return as(Tokens.acme().manager())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("url", URL))
                .post(WEBHOOKS)
                .then();
    }

    private static ValidatableResponse post(Map<String, ?> webhook) {
        return as(Tokens.acme().manager())
                .contentType("application/json")
                .body(webhook)
                .post(WEBHOOKS)
                .then();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
