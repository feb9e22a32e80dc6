package io.phonelog.notification.delivery;

import static io.phonelog.notification.Partner.create;
import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.notification.Receiver;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.test.Database;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What an owner asks for while a sender holds the endpoint comes after it, and ends neither. */
@QuarkusTest
@WithStack
class LockOrderTest {
    private static final String HOLD =
            "select 1 from webhook_health where webhook_id = $1 for no key update";
    private static final String DISABLE =
            "update webhook set disabled_reason = 'gone' where id = $1";

    @Inject PoolTransactions transactions;

    private final Receiver receiver = new Receiver();
    private final CompletableFuture<Void> goOn = new CompletableFuture<>();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void deletingWaitsForASender() {
        assertThat(whileASenderHolds(webhook -> as().delete(path(webhook)).statusCode()))
                .isEqualTo(204);
    }

    @Test
    void changingWaitsForASender() {
        assertThat(
                        whileASenderHolds(
                                webhook ->
                                        as().header("If-Match", "*")
                                                .contentType("application/json")
                                                .body(Map.of("url", receiver.url()))
                                                .put(path(webhook))
                                                .statusCode()))
                .isEqualTo(200);
    }

    @Test
    void testingWaitsForASender() {
        assertThat(whileASenderHolds(webhook -> as().post(path(webhook) + "/test").statusCode()))
                .isEqualTo(202);
    }

    /**
     * The answer to a call that came between a sender's locks on the endpoint and on its webhook.
     */
    private int whileASenderHolds(Function<UUID, Integer> call) {
        UUID webhook = UUID.fromString(create(receiver, Map.of("enabled", true)).get("id"));
        CompletableFuture<Void> sender =
                transactions
                        .inBackground(connection -> asASender(connection, webhook))
                        .subscribeAsCompletionStage();
        await().until(() -> isHeld(webhook));
        CompletableFuture<Integer> status =
                CompletableFuture.supplyAsync(() -> call.apply(webhook));
        await().until(() -> !Database.query("select 1 from pg_locks where not granted").isEmpty());
        goOn.complete(null);
        sender.join();
        return status.join();
    }

    private Uni<Void> asASender(SqlConnection connection, UUID webhook) {
        return connection
                .preparedQuery(HOLD)
                .execute(Tuple.of(webhook))
                .chain(() -> Uni.createFrom().completionStage(goOn))
                .chain(() -> connection.preparedQuery(DISABLE).execute(Tuple.of(webhook)))
                .replaceWithVoid();
    }

    private static boolean isHeld(UUID webhook) {
        return Database.query(
                        "select 1 from webhook_health where webhook_id = ? for update skip locked",
                        webhook)
                .isEmpty();
    }

    private static String path(UUID webhook) {
        return "/api/v1/webhooks/" + webhook;
    }

    private static RequestSpecification as() {
        return given().auth().oauth2(Tokens.acme().manager());
    }
}
