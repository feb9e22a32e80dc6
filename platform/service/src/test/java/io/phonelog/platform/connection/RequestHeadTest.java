package io.phonelog.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpRequestDecoder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestHeadTest {
    private static final int TIMEOUT = WatchedConnection.HEAD_SECONDS;
    private static final String WHOLE = "GET / HTTP/1.1\r\nHost: test\r\n\r\n";

    private final WatchedConnection connection = new WatchedConnection();

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void endsAConnectionThatBringsNothing() {
        connection.pass(TIMEOUT);
        assertThat(connection.isOpen()).isFalse();
        assertThat(connection.answer()).isEmpty();
    }

    @Test
    void refusesHeadersThatDrip() {
        connection.send("GET / HTTP/1.1\r\n");
        for (int second = 0; second < TIMEOUT; second++) {
            connection.send("X-Drop-%d: 1\r\n".formatted(second));
            assertThat(connection.answer()).isEmpty();
            connection.pass(1);
        }
        assertThat(connection.answer())
                .startsWith("HTTP/1.1 408 ")
                .contains("application/problem+json", "\"code\":\"REQUEST_TIMEOUT\"");
        assertThat(connection.refused("REQUEST_TIMEOUT")).isEqualTo(1);
    }

    @Test
    void givesEachRequestOfAConnectionItsOwnTime() {
        for (int i = 0; i < 3; i++) {
            connection.send(WHOLE.substring(0, 9));
            connection.pass(TIMEOUT - 1);
            connection.send(WHOLE.substring(9));
            assertThat(connection.received()).isTrue();
            connection.respond();
            connection.pass(TIMEOUT * 10);
        }
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void doesNotBreakIntoAnAnswerThatIsStillToCome() {
        connection.send(WHOLE + "GET / HT");
        connection.send("TP/1.1\r\n");
        connection.pass(TIMEOUT * 2);
        assertThat(connection.answer()).isEmpty();
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void leavesAConnectionAloneThatSpeaksHttpNoMore() {
        connection.send(WHOLE);
        connection.respond();
        connection.pipeline().remove(HttpRequestDecoder.class);
        connection.send("a frame of a WebSocket");
        connection.pass(TIMEOUT * 10);
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
        connection.send(start + "x".repeat(400) + "\r\n\r\n");
        assertThat(connection.answer())
                .startsWith("HTTP/1.1 %d ".formatted(status))
                .contains("\"code\":\"%s\"".formatted(code), "X-Request-Id: ");
        assertThat(connection.received()).isFalse();
        assertThat(connection.refused(code)).isEqualTo(1);
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
        connection.send(request + "\r\n\r\n");
        assertThat(connection.answer())
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"MALFORMED_REQUEST\"", "connection: close");
        assertThat(connection.received()).isFalse();
    }

    @Test
    void letsTheRestOfARefusedRequestPassForAWhile() {
        connection.send("nonsense\r\n\r\n");
        connection.answer();
        connection.pass(4);
        connection.send("x".repeat(100_000));
        assertThat(connection.isOpen()).isTrue();
        connection.pass(1);
        assertThat(connection.isOpen()).isFalse();
    }
}
