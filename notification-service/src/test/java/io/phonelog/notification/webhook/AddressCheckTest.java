package io.phonelog.notification.webhook;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
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

import java.net.InetAddress;
import java.net.UnknownHostException;
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

    @Test
    void whoeverNamesAHostThatCannotBeResolvedNowIsToldWhatToDo() {
        // From here on Java remembers that there was no answer, and not why.
        assertThatThrownBy(() -> InetAddress.getAllByName("lost.invalid"))
                .isInstanceOf(UnknownHostException.class);
        send(Map.of("url", "https://lost.invalid/hook"))
                .statusCode(400)
                .body("code", equalTo("WEBHOOK_HOST_UNRESOLVED"))
                .body("errors[0].field", equalTo("url"))
                .body("detail", containsString("Check the name, or try again later."));
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
