package io.phonelog.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.phonelog.platform.problem.ProblemAnswers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

class RequestHeadTest {
    private static final int TIMEOUT = 20;
    private static final String WHOLE = "GET / HTTP/1.1\r\nHost: test\r\n\r\n";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private EmbeddedChannel connection = new EmbeddedChannel();

    @BeforeEach
    void connect() {
        connection =
                new EmbeddedChannel(
                        new HttpRequestDecoder(200, 300, 8192), new HttpResponseEncoder());
        connection.freezeTime();
        new RequestHeads(
                        () -> Duration.ofSeconds(TIMEOUT),
                        new Refusals(new ProblemAnswers(new ObjectMapper()), metrics))
                .watch(connection.pipeline());
    }

    @AfterEach
    void disconnect() {
        connection.finishAndReleaseAll();
    }

    @Test
    void endsAConnectionThatBringsNothing() {
        pass(TIMEOUT);
        assertThat(connection.isOpen()).isFalse();
        assertThat(answer()).isEmpty();
    }

    @Test
    void refusesHeadersThatDrip() {
        send("GET / HTTP/1.1\r\n");
        for (int second = 0; second < TIMEOUT; second++) {
            send("X-Drop-%d: 1\r\n".formatted(second));
            assertThat(answer()).isEmpty();
            pass(1);
        }
        assertThat(answer())
                .startsWith("HTTP/1.1 408 ")
                .contains("application/problem+json", "\"code\":\"REQUEST_TIMEOUT\"");
        assertThat(refused("REQUEST_TIMEOUT")).isEqualTo(1);
    }

    @Test
    void givesEachRequestOfAConnectionItsOwnTime() {
        for (int i = 0; i < 3; i++) {
            send(WHOLE.substring(0, 9));
            pass(TIMEOUT - 1);
            send(WHOLE.substring(9));
            assertThat(received()).isTrue();
            respond();
            pass(TIMEOUT * 10);
        }
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void leavesTheTimeOfABodyToWhoeverTakesIt() {
        send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 100\r\n\r\nfirst bytes");
        respond();
        pass(TIMEOUT * 10);
        send("more bytes");
        pass(TIMEOUT * 10);
        assertThat(connection.isOpen()).isTrue();
        assertThat(answer()).isEmpty();
    }

    @Test
    void doesNotBreakIntoAnAnswerThatIsStillToCome() {
        send(WHOLE + "GET / HT");
        send("TP/1.1\r\n");
        pass(TIMEOUT * 2);
        assertThat(answer()).isEmpty();
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void leavesAConnectionAloneThatSpeaksHttpNoMore() {
        send(WHOLE);
        respond();
        connection.pipeline().remove(HttpRequestDecoder.class);
        send("a frame of a WebSocket");
        pass(TIMEOUT * 10);
        assertThat(connection.isOpen()).isTrue();
        assertThat(connection.pipeline().get(FirstBytes.class)).isNull();
        assertThat(connection.pipeline().get(RequestHead.class)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'GET /', 414, URI_TOO_LONG",
        "'GET / HTTP/1.1\r\nX-Long: ', 431, HEADERS_TOO_LARGE",
    })
    void refusesWhatIsTooLong(String start, int status, String code) {
        send(start + "x".repeat(400) + "\r\n\r\n");
        assertThat(answer())
                .startsWith("HTTP/1.1 %d ".formatted(status))
                .contains("\"code\":\"%s\"".formatted(code), "X-Request-Id: ");
        assertThat(received()).isFalse();
        assertThat(refused(code)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense",
        "GET / SMTP/1.1",
        "PRI * HTTP/2.0",
        "GET /%zz HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "'POST / HTTP/1.1\r\nTransfer-Encoding: gzip'",
        "'GET / HTTP/1.1\r\n: no name'"
    })
    void refusesWhatIsNotHttp(String request) {
        send(request + "\r\n\r\n");
        assertThat(answer())
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"MALFORMED_REQUEST\"", "connection: close");
        assertThat(received()).isFalse();
    }

    @Test
    void letsTheRestOfARefusedRequestPassForAWhile() {
        send("nonsense\r\n\r\n");
        answer();
        pass(4);
        send("x".repeat(100_000));
        assertThat(connection.isOpen()).isTrue();
        pass(1);
        assertThat(connection.isOpen()).isFalse();
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

    /** Whether a request came through, with all that belongs to it. */
    private boolean received() {
        boolean request = false;
        for (Object message = connection.readInbound();
                message != null;
                message = connection.readInbound()) {
            request |= message instanceof HttpRequest;
            ReferenceCountUtil.release(message);
        }
        return request;
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

    private double refused(String code) {
        return metrics.get("phonelog_http_refused").tag("code", code).counter().count();
    }
}
