package io.phonelog.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.notification.ShortToken;
import io.phonelog.notification.Socket;
import io.phonelog.notification.SseReader;
import io.phonelog.notification.StreamKey;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** A connection lasts no longer than the right to it. */
@QuarkusTest
@WithStack
class LapseTest {
    private static final String JOBS = "/api/v1/stream?streams=jobs";
    private static final int EXPIRED = 4001;
    private static final int REVOKED = 4003;

    @Test
    void webSocketEndsWithItsToken() {
        try (Socket socket = Socket.withToken(ShortToken.lastingSeconds(5))) {
            assertThat(socket.say("{'op':'ping'}").next().getString("op")).isEqualTo("pong");
            assertThat(socket.closeCode()).isEqualTo(EXPIRED);
        }
    }

    @Test
    void webSocketEndsWithItsKey() {
        StreamKey key = StreamKey.lasting(Duration.ofSeconds(8));
        try (Socket socket = Socket.withKey(key.text())) {
            assertThat(socket.say("{'op':'ping'}").next().getString("op")).isEqualTo("pong");
            assertThat(socket.closeCode()).isEqualTo(EXPIRED);
        }
    }

    @Test
    void webSocketEndsSoonAfterItsKeyWasRevoked() {
        StreamKey key = StreamKey.withoutEnd();
        try (Socket socket = Socket.withKey(key.text()).subscribe("jobs")) {
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            key.revoke();
            assertThat(socket.closeCode()).isEqualTo(REVOKED);
        }
    }

    @Test
    void sseStreamEndsWithItsToken() {
        try (SseReader stream = SseReader.open(JOBS, ShortToken.lastingSeconds(5), null)) {
            stream.untilEnd();
        }
    }

    @Test
    void sseStreamEndsWithItsKey() {
        StreamKey key = StreamKey.lasting(Duration.ofSeconds(8));
        try (SseReader stream = SseReader.open(JOBS, key.text(), null)) {
            stream.untilEnd();
        }
    }

    @Test
    void sseStreamEndsSoonAfterItsKeyWasRevoked() {
        StreamKey key = StreamKey.withoutEnd();
        try (SseReader stream = SseReader.open(JOBS, key.text(), null)) {
            key.revoke();
            stream.untilEnd();
        }
        assertThat(SseReader.get(JOBS, key.text(), null).statusCode()).isEqualTo(401);
    }
}
