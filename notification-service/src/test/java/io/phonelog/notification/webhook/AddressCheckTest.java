package io.phonelog.notification.webhook;

import static io.restassured.RestAssured.given;

import static org.hamcrest.Matchers.equalTo;

import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Nobody asks a name server for what will not be sent to. */
@QuarkusTest
@WithStack
class AddressCheckTest {
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String NOWHERE = "https://no-such-host.invalid/hook";

    @Inject WebhookConfig config;

    @AfterEach
    void forget() {
        Database.update("delete from webhook where created_by = 'address check'");
    }

    @Test
    void tenantWithoutRoomIsToldSoWhereverTheHostIs() {
        Database.update(
                """
                insert into webhook (id, org_id, url, events, enabled, secret, key_id, created_at,
                    created_by)
                select uuid7(), ?, 'https://example.com', '{*}', false, '', '1', now(),
                    'address check'
                from generate_series(1, ?)""",
                Org.GLOBEX.id(),
                config.mostPerTenant());
        send(Map.of("url", NOWHERE)).statusCode(409).body("code", equalTo("TOO_MANY_WEBHOOKS"));
    }

    @Test
    void webhookIsDisabledThoughItsHostIsGone() {
        String id =
                send(Map.of("url", "http://127.0.0.1:9009/hook"))
                        .statusCode(201)
                        .extract()
                        .path("id");
        change(id, Map.of("url", NOWHERE, "enabled", false)).statusCode(200);
        change(id, Map.of("url", "ftp://example.com", "enabled", false))
                .statusCode(400)
                .body("code", equalTo("WEBHOOK_URL_REFUSED"));
        Database.update("delete from webhook where id = cast(? as uuid)", id);
    }

    private static ValidatableResponse send(Map<String, ?> webhook) {
        return given().auth()
                .oauth2(Tokens.globex().manager())
                .contentType("application/json")
                .body(webhook)
                .post(WEBHOOKS)
                .then();
    }

    private static ValidatableResponse change(String id, Map<String, ?> webhook) {
        return given().auth()
                .oauth2(Tokens.globex().manager())
                .header("If-Match", "*")
                .contentType("application/json")
                .body(webhook)
                .put(WEBHOOKS + "/" + id)
                .then();
    }
}
