package io.phonelog.notification;

import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.access.ApiKey;
import io.phonelog.platform.access.ApiKeys;
import io.phonelog.test.Org;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** An API key that may follow jobs. */
public final class StreamKey {
    private static final String SECRET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123-_9";

    private final UUID id = Uuid7.next();
    private final @Nullable Instant end;

    private StreamKey(@Nullable Instant end) {
        this.end = end;
    }

    public static StreamKey withoutEnd() {
        return new StreamKey(null).issued();
    }

    public static StreamKey lasting(Duration duration) {
        return new StreamKey(Instant.now().plus(duration)).issued();
    }

    public String text() {
        return ApiKeys.format(id, SECRET);
    }

    public void revoke() {
        say(true);
    }

    private StreamKey issued() {
        say(false);
        await().until(
                        () ->
                                given().header("X-API-Key", text())
                                                .get("/api/v1/stream?streams=,")
                                                .statusCode()
                                        == 400);
        return this;
    }

    private void say(boolean revoked) {
        Set<String> permissions = Set.of("streams:read", "jobs:read");
        News.ofKey(
                Org.ACME,
                new ApiKey(
                        id,
                        Org.ACME.id(),
                        "follower",
                        ApiKeys.hash(SECRET),
                        permissions,
                        end,
                        revoked));
    }
}
