package io.phonelog.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

class HeadLimitTest {
    private static final int SECONDS = 20;

    private final EmbeddedChannel connection =
            new EmbeddedChannel(new HttpRequestDecoder(), new HttpResponseEncoder());

    @BeforeEach
    void connect() {
        connection.freezeTime();
        HeadLimit.impose(connection.pipeline(), Duration.ofSeconds(SECONDS));
    }

    @AfterEach
    void disconnect() {
        connection.finishAndReleaseAll();
    }

    @Test
    void refusesAHeadThatDrips() {
        send("GET / HTTP/1.1\r\n");
        for (int second = 0; second < SECONDS; second++) {
            send("X-Drop-%d: 1\r\n".formatted(second));
            assertThat(answer()).isEmpty();
            pass(1);
        }
        assertThat(answer()).startsWith("HTTP/1.1 408 ").contains("\"code\":\"REQUEST_TIMEOUT\"");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void leavesAConnectionAloneThatWaitsForItsAnswerOrRests() {
        for (int i = 0; i < 2; i++) {
            send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            pass(SECONDS * 10);
            respond();
            pass(SECONDS * 10);
        }
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void leavesTheTimeOfABodyToTheServices() {
        send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n");
        pass(SECONDS * 10);
        send("first bytes");
        pass(SECONDS * 10);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void doesNotBreakIntoAnAnswerThatIsStillToCome() {
        send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        send("GET / HT");
        pass(SECONDS * 10);
        assertThat(connection.isOpen()).isTrue();
        respond();
        pass(SECONDS);
        assertThat(answer()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void leavesAConnectionAloneThatSpeaksHttpNoMore() {
        send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        respond();
        connection.pipeline().remove(HttpRequestDecoder.class);
        send("a frame of a WebSocket");
        pass(SECONDS * 10);
        send("another frame");
        pass(SECONDS * 10);
        assertThat(connection.isOpen()).isTrue();
        assertThat(connection.pipeline().get(HeadLimit.class)).isNull();
    }

    private void send(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
    }

    private void respond() {
        connection.writeOutbound(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT));
        answer();
    }

    private void pass(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }

    private String answer() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf bytes = connection.readOutbound();
                bytes != null;
                bytes = connection.readOutbound()) {
            text.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }
        return text.toString();
    }
}
