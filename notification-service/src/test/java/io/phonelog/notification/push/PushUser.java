package io.phonelog.notification.push;

import static io.restassured.RestAssured.given;

import io.phonelog.notification.push.PushService.Received;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import java.util.UUID;

/** A user with a browser that is pushed to. */
final class PushUser {
    static final String SUBSCRIPTIONS = "/api/v1/notifications/push-subscriptions";
    private static final String ALWAYS_QUIET =
            "{\"quietHours\":{\"from\":\"00:00\",\"to\":\"00:00\",\"timezone\":\"UTC\"}}";

    private final Browser browser = Browser.fresh();
    private final Org org;
    private final String token;
    private final String subject;

    PushUser(Org org, String role) {
        String name = "push-" + UUID.randomUUID();
        this.org = org;
        this.token = Tokens.of(org).user(name, role);
        this.subject = Tokens.of(org).subject(name).toString();
    }

    Org org() {
        return org;
    }

    String token() {
        return token;
    }

    String subject() {
        return subject;
    }

    Browser browser() {
        return browser;
    }

    ValidatableResponse subscribe(String endpoint) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(subscription(endpoint))
                .post(SUBSCRIPTIONS)
                .then();
    }

    /** What the browser gives for an endpoint. */
    String subscription(String endpoint) {
        return """
        {"endpoint": "%s", "expirationTime": null,
         "keys": {"p256dh": "%s", "auth": "%s"}}"""
                .formatted(endpoint, browser.p256dh(), browser.auth());
    }

    void unsubscribe(String endpoint) {
        given().auth()
                .oauth2(token)
                .queryParam("endpoint", endpoint)
                .delete(SUBSCRIPTIONS)
                .then()
                .statusCode(204);
    }

    void wantQuiet() {
        prefer(ALWAYS_QUIET);
    }

    void prefer(String preferences) {
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(preferences)
                .put("/api/v1/notifications/preferences")
                .then()
                .statusCode(200);
    }

    JsonPath read(Received push) {
        return JsonPath.from(browser.read(push.body()));
    }

    int subscriptions() {
        return Database.query("select id from push_subscription where user_id = ?", subject).size();
    }

    int waitingMessages() {
        return messages("epoch");
    }

    /** Those that wait for a time to come. */
    int postponedMessages() {
        return messages("now");
    }

    private int messages(String dueAfter) {
        return Database.query(
                        """
                        select m.id from push_message m
                        join push_subscription s on s.id = m.subscription_id
                        where s.user_id = ? and m.due_at > cast(? as timestamptz)""",
                        subject,
                        dueAfter)
                .size();
    }
}
