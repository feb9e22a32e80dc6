package io.phonelog.notification;

import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import com.standardwebhooks.Webhook;

import io.phonelog.notification.Receiver.Received;
import io.phonelog.test.Database;
import io.phonelog.test.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a partner does: registers webhooks, looks into their log, verifies messages. */
public final class Partner {
    private Partner() {}

    /** Registers a webhook. */
    public static JsonPath create(Receiver to, String event, Map<String, String> headers) {
        return create(to, Map.of("events", List.of(event), "headers", headers));
    }

    /** Registers a webhook with any settings. */
    public static JsonPath create(Receiver to, Map<String, ?> settings) {
        Map<String, Object> body = new HashMap<>(settings);
        body.put("url", to.url());
        return given().auth()
                .oauth2(Tokens.acme().manager())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Ends all webhooks that other tests left: what waits for them comes due while others look. */
    public static void forgetWebhooks() {
        // Endpoints first, as a sender holds them.
        Database.update(
                """
                delete from webhook where id in (
                    select webhook_id from webhook_health order by webhook_id for update)""");
    }

    /** Waits until the newest delivery shows it, and there are so many deliveries at least. */
    public static ValidatableResponse awaitLog(
            String webhook, String field, Object value, int count) {
        return await().until(
                        () ->
                                given().auth()
                                        .oauth2(Tokens.acme().manager())
                                        .get("/api/v1/webhooks/" + webhook + "/logs")
                                        .then()
                                        .statusCode(200),
                        log -> {
                            List<Object> shown = log.extract().path("items." + field);
                            return shown.stream().filter(value::equals).count() >= count;
                        });
    }

    /** Verifies a message with the standard's own library. */
    public static void verify(String secret, Received message) throws Exception {
        Map<String, List<String>> headers = new HashMap<>();
        message.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        headers.remove(":path");
        new Webhook(secret).verify(message.body(), HttpHeaders.of(headers, (n, v) -> true));
    }
}
