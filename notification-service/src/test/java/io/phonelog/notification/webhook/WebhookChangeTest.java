package io.phonelog.notification.webhook;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.audit.AuditEntry;
import io.phonelog.notification.Receiver;
import io.phonelog.test.Database;
import io.phonelog.test.Tokens;
import io.phonelog.test.Wiretap;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

@QuarkusTest
@WithStack
class WebhookChangeTest {
    private static final String WEBHOOKS = "/api/v1/webhooks";

    /** Nobody listens there; it is only registered. */
    private static final String URL = "http://127.0.0.1:9009/hook";

    @Test
    void becomesWhatItsOwnerWants() {
        String id = create(Map.of("url", URL, "description", "before")).getString("id");
        var wanted =
                Map.of(
                        "url",
                        URL + "2",
                        "events",
                        List.of("job.completed"),
                        "enabled",
                        false,
                        "headers",
                        Map.of("X-Team", "data"),
                        "metadata",
                        Map.of("owner", "data team"),
                        "rateLimit",
                        50,
                        "ordered",
                        true);
        put(id, "\"1\"", wanted).statusCode(200).header("ETag", "\"2\"");
        as(Tokens.acme().manager())
                .get(WEBHOOKS + "/" + id)
                .then()
                .header("ETag", "\"2\"")
                .body("url", equalTo(URL + "2"))
                .body("events", equalTo(List.of("job.completed")))
                .body("enabled", equalTo(false))
                .body("description", nullValue())
                .body("headers.X-Team", equalTo("data"))
                .body("metadata.owner", equalTo("data team"))
                .body("rateLimit", equalTo(50))
                .body("ordered", equalTo(true));
        put(id, "*", Map.of("url", URL))
                .statusCode(200)
                .body("enabled", equalTo(true))
                .body("headers", aMapWithSize(0))
                .body("rateLimit", nullValue());
    }

    @Test
    void changesOnlyWhatTheClientHasRead() {
        String id = create(Map.of("url", URL)).getString("id");
        put(id, null, Map.of("url", URL))
                .statusCode(428)
                .body("code", equalTo("IF_MATCH_REQUIRED"));
        put(id, "3", Map.of("url", URL)).statusCode(400).body("code", equalTo("IF_MATCH_INVALID"));
        put(id, "\"1\"", Map.of("url", URL)).statusCode(200);
        put(id, "\"1\"", Map.of("url", URL)).statusCode(412).body("code", equalTo("STALE_VERSION"));
    }

    @Test
    void whatWaitsIsTriedAtOnceAfterAChange() {
        try (Receiver receiver = new Receiver()) {
            String id = create(Map.of("url", URL)).getString("id");
            Database.update(
                    """
                    insert into delivery (id, org_id, webhook_id, sequence, event_id, stream, type,
                        attempts, due_at, created_at, data)
                    select uuid7(), org_id, id, 0, 'event', 'job:a', 'job.created', 3,
                        now() + interval '10 hours', now(), '{}'
                    from webhook where id = cast(? as uuid)""",
                    id);
            put(id, "*", Map.of("url", receiver.url())).statusCode(200);
            assertThat(receiver.next().headers()).containsEntry("webhook-id", "event");
        }
    }

    @Test
    void aChangeIsCheckedAsACreationIs() {
        String id = create(Map.of("url", URL)).getString("id");
        put(id, "*", Map.of("url", "http://10.0.0.1/"))
                .statusCode(400)
                .body("code", equalTo("WEBHOOK_URL_REFUSED"));
        put(id, "*", Map.of("url", URL, "signature", "v1a"))
                .statusCode(400)
                .body("code", equalTo("SIGNATURE_FIXED"));
        put(id, "*", Map.of("url", URL, "rateLimit", 0))
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"));
        put(Uuid7.next().toString(), "*", Map.of("url", URL)).statusCode(404);
        as(Tokens.globex().owner())
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("url", URL))
                .put(WEBHOOKS + "/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void listsThoseOfAJobAndThoseThatAreEnabled() {
        String job = Uuid7.next().toString();
        String on = create(Map.of("url", URL, "jobId", job)).getString("id");
        String off = create(Map.of("url", URL, "jobId", job, "enabled", false)).getString("id");
        as(Tokens.acme().viewer())
                .get(WEBHOOKS + "?jobId=" + job)
                .then()
                .body("items.id", equalTo(List.of(off, on)))
                .body("page.total", equalTo(2));
        as(Tokens.acme().viewer())
                .get(WEBHOOKS + "?enabled=true")
                .then()
                .body("items.id", not(hasItem(off)));
    }

    @Test
    void showsThePublicKeyAndNeverThePrivateOne() {
        JsonPath webhook = create(Map.of("url", URL, "signature", "v1a"));
        assertThat(webhook.getString("publicKey")).startsWith("whpk_");
        assertThat(webhook.getString("secret")).isNull();
        as(Tokens.acme().viewer())
                .get(WEBHOOKS + "/" + webhook.getString("id"))
                .then()
                .body("signature", equalTo("v1a"))
                .body("publicKey", equalTo(webhook.getString("publicKey")));
    }

    @Test
    void aRotatedSecretIsANewOneAndTheOldOneRetires() {
        JsonPath webhook = create(Map.of("url", URL));
        String id = webhook.getString("id");
        rotate(id, Map.of("overlapSeconds", 3600))
                .statusCode(200)
                .body("secret", startsWith("whsec_"))
                .body("secret", not(equalTo(webhook.getString("secret"))))
                .body("retiring", hasSize(1));
        rotate(id, Map.of("signature", "v1a", "overlapSeconds", 0))
                .statusCode(200)
                .body("secret", nullValue())
                .body("publicKey", startsWith("whpk_"))
                .body("retiring", hasSize(0));
    }

    @Test
    void rotatesWithoutABodyAndOnceForAnIdempotencyKey() {
        String id = create(Map.of("url", URL)).getString("id");
        String path = WEBHOOKS + "/" + id + "/rotate-secret";
        String key = Uuid7.next().toString();
        var first = withKey(key).post(path).then();
        var again = withKey(key).post(path).then();
        String secret = first.statusCode(200).extract().path("secret");
        again.statusCode(200).body("secret", equalTo(secret)).body("retiring", hasSize(1));
    }

    @Test
    void signsWithFewKeysOnly() {
        String id = create(Map.of("url", URL)).getString("id");
        for (int n = 0; n < 4; n++) {
            rotate(id, Map.of()).statusCode(200);
        }
        rotate(id, Map.of()).statusCode(409).body("code", equalTo("TOO_MANY_SECRETS"));
    }

    @ParameterizedTest
    @CsvSource({"-1", "604801"})
    void overlapsForAWeekAtMost(int seconds) {
        String id = create(Map.of("url", URL)).getString("id");
        rotate(id, Map.of("overlapSeconds", seconds)).statusCode(400);
    }

    @Test
    void everyWriteIsAuditedAndViewersMakeNone() {
        String id = create(Map.of("url", URL)).getString("id");
        put(id, "*", Map.of("url", URL)).statusCode(200);
        rotate(id, Map.of()).statusCode(200);
        String path = WEBHOOKS + "/" + id;
        as(Tokens.acme().viewer()).post(path + "/rotate-secret").then().statusCode(403);
        try (Wiretap audit = Wiretap.on(Topics.AUDIT)) {
            for (String resource : List.of(path, path + "/rotate-secret")) {
                AuditEntry entry =
                        audit.await(
                                AuditEntry.class,
                                e -> e.resource().equals(resource) && e.outcome().equals("done"));
                assertThat(entry.action()).isEqualTo("webhooks:manage");
            }
        }
    }

    private static JsonPath create(Map<String, ?> webhook) {
        return as(Tokens.acme().manager())
                .contentType("application/json")
                .body(webhook)
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse put(
            String id, @Nullable String ifMatch, Map<String, ?> webhook) {
        var request = as(Tokens.acme().manager()).contentType("application/json").body(webhook);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(WEBHOOKS + "/" + id)
                .then();
    }

    private static ValidatableResponse rotate(String id, Map<String, ?> wanted) {
        return as(Tokens.acme().manager())
                .contentType("application/json")
                .body(wanted)
                .post(WEBHOOKS + "/" + id + "/rotate-secret")
                .then();
    }

    /** A call without a body and without a type of one. */
    private static RequestSpecification withKey(String key) {
        return as(Tokens.acme().manager()).noContentType().header("Idempotency-Key", key);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
