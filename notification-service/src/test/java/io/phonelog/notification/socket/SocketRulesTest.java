package io.phonelog.notification.socket;

import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.notification.ShortToken;
import io.phonelog.notification.Socket;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** Who may speak on a WebSocket, how much, and for how long. */
@QuarkusTest
@WithStack
class SocketRulesTest {
    /** As the tests' settings say. */
    private static final int MOST = 10;

    private final String viewer = Tokens.acme().viewer();

    @Test
    void takesTheTokenOfBrowsersAndAgreesOnTheProtocol() {
        var browser =
                Socket.builder()
                        .subprotocols("phonelog.v1", "bearer." + viewer)
                        .header("Origin", "http://localhost:" + RestAssured.port);
        try (Socket socket = Socket.open(browser)) {
            assertThat(socket.subprotocol()).isEqualTo("phonelog.v1");
            assertThat(socket.say("{'op':'ping'}").next().getString("op")).isEqualTo("pong");
        }
    }

    @Test
    void answersWhatItDoesNotUnderstandAndGoesOn() {
        try (Socket socket = Socket.withToken(viewer)) {
            assertThat(code(socket.say("hello"))).isEqualTo("MALFORMED_BODY");
            assertThat(code(socket.say("null"))).isEqualTo("MALFORMED_BODY");
            assertThat(code(socket.say("{'op':'shout'}"))).isEqualTo("UNKNOWN_OP");
            assertThat(code(socket.say("{'op':'subscribe'}"))).isEqualTo("UNKNOWN_STREAM");
            assertThat(code(socket.subscribe("secrets"))).isEqualTo("UNKNOWN_STREAM");
            assertThat(code(socket.subscribe("job:" + UUID.randomUUID())))
                    .isEqualTo("JOB_NOT_FOUND");
            assertThat(socket.say("{'op':'ping'}").next().getString("op")).isEqualTo("pong");
        }
    }

    @Test
    void goesOnWithANewTokenOfTheSameUser() {
        try (Socket socket = Socket.withToken(ShortToken.lastingSeconds(5))) {
            String somebodyElse = "{'op':'refresh','token':'" + viewer + "'}";
            assertThat(code(socket.say(somebodyElse))).isEqualTo("TOKEN_REFUSED");
            assertThat(code(socket.say("{'op':'refresh','token':'x'}"))).isEqualTo("TOKEN_REFUSED");
            String mine = "{'op':'refresh','token':'" + ShortToken.lastingSeconds(60) + "'}";
            assertThat(socket.say(mine).next().getString("op")).isEqualTo("refreshed");
            assertThat(socket.closesWithin(Duration.ofSeconds(6))).isFalse();
            assertThat(socket.say("{'op':'ping'}").next().getString("op")).isEqualTo("pong");
        }
    }

    @Test
    void endsTheStreamsThatANewTokenDoesNotAllow() {
        String lesser = ShortToken.lastingSeconds(60, List.of());
        try (Socket socket = Socket.withToken(ShortToken.lastingSeconds(60))) {
            socket.subscribe("jobs").subscribe("user");
            assertThat(next(socket)).isEqualTo("subscribed");
            assertThat(next(socket)).isEqualTo("subscribed");
            socket.say("{'op':'refresh','token':'" + lesser + "'}");
            List<String> ended = new ArrayList<>();
            for (JsonPath said = answer(socket);
                    said.getString("op").equals("unsubscribed");
                    said = answer(socket)) {
                assertThat(said.getString("message")).contains("new token");
                ended.add(said.getString("stream"));
            }
            assertThat(ended).containsExactlyInAnyOrder("jobs", "user");
            assertThat(code(socket.subscribe("jobs"))).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void obeysInTheOrderInWhichItWasAsked() {
        String refresh = "{'op':'refresh','token':'" + ShortToken.lastingSeconds(60) + "'}";
        try (Socket socket = Socket.withToken(ShortToken.lastingSeconds(60))) {
            socket.subscribe("jobs").say(refresh).say("{'op':'unsubscribe','stream':'jobs'}");
            socket.say("{'op':'ping'}");
            for (String op : List.of("subscribed", "refreshed", "unsubscribed", "pong")) {
                assertThat(next(socket)).isEqualTo(op);
            }
        }
    }

    @Test
    void endsWithWhoNeverStopsAsking() {
        try (Socket socket = Socket.withToken(viewer)) {
            int said = 0;
            while (said < 1_000 && socket.trySay("{'op':'ping'}")) {
                said++;
            }
            assertThat(socket.closeCode()).isEqualTo(4009);
        }
    }

    @Test
    void endsWithWhoSendsWhatIsNoCommand() {
        for (String path : List.of("/api/v1/ws", "/api/v1/parser/progress/" + UUID.randomUUID())) {
            try (Socket socket = Socket.at(path, viewer)) {
                assertThat(socket.say("x".repeat(8_193)).closeCode()).isEqualTo(1009);
            }
            try (Socket socket = Socket.at(path, viewer)) {
                assertThat(socket.say("x".repeat(100_000)).closeCode()).isEqualTo(1009);
            }
            try (Socket socket = Socket.at(path, viewer)) {
                assertThat(socket.sayBinary("{'op':'ping'}").closeCode()).isEqualTo(1003);
            }
        }
    }

    @Test
    void readsACommandThatIsAsLongAsItMayBe() {
        String ping = "{'op':'ping','token':'%s'}";
        try (Socket socket = Socket.withToken(viewer)) {
            String longest = ping.formatted("x".repeat(8_192 - ping.length() + "%s".length()));
            assertThat(socket.say(longest).next().getString("op")).isEqualTo("pong");
        }
    }

    @Test
    void boundsTheConnectionsOfAUser() {
        String busy = Tokens.acme().user("busy", "viewer");
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < MOST; i++) {
                open.add(Socket.withToken(busy));
            }
            try (Socket tooMany = Socket.withToken(busy)) {
                assertThat(tooMany.closeCode()).isEqualTo(4029);
            }
            given().auth()
                    .oauth2(busy)
                    .get("/api/v1/stream?streams=jobs")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "30")
                    .body("code", equalTo("TOO_MANY_CONNECTIONS"));
            open.remove(0).close();
            await().until(() -> isAdmitted(busy));
        } finally {
            open.forEach(Socket::close);
        }
    }

    @Test
    void opensOnlyForWhoMay() {
        assertThat(refusal(null, null)).isEqualTo(401);
        assertThat(refusal("not-a-token", null)).isEqualTo(401);
        assertThat(refusal(Tokens.acme().expired(), null)).isEqualTo(401);
        assertThat(refusal(Tokens.acme().withoutRoles(), null)).isEqualTo(403);
        assertThat(refusal(viewer, "https://evil.example")).isEqualTo(403);
        assertThat(refusal(viewer, "null")).isEqualTo(403);
    }

    private static boolean isAdmitted(String token) {
        try (Socket socket = Socket.withToken(token)) {
            return socket.trySay("{'op':'ping'}") && socket.answers();
        }
    }

    private static String next(Socket socket) {
        return answer(socket).getString("op");
    }

    /** The next message that tells of no event. */
    private static JsonPath answer(Socket socket) {
        JsonPath message = socket.next();
        return message.getString("op").equals("event") ? answer(socket) : message;
    }

    private static int refusal(@Nullable String token, @Nullable String origin) {
        var builder = Socket.builder();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        if (origin != null) {
            builder.header("Origin", origin);
        }
        try {
            Socket.open(builder).close();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    private static String code(Socket socket) {
        return socket.next().getString("code");
    }
}
