package io.phonelog.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: test\r\n";
    private static final String OF_LENGTH = HEAD + "Content-Length: 100\r\n\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";

    private final WatchedConnection connection = new WatchedConnection();

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void refusesABodyThatDrips() {
        connection.send(OF_LENGTH);
        for (int second = 0; second < WatchedConnection.BODY_SECONDS; second++) {
            connection.send("x");
            assertThat(connection.answer()).isEmpty();
            connection.pass(1);
        }
        assertThat(connection.answer())
                .startsWith("HTTP/1.1 408 ")
                .contains("\"code\":\"REQUEST_TIMEOUT\"", "Send the body within 60 seconds.");
        assertThat(connection.refused("REQUEST_TIMEOUT")).isEqualTo(1);
    }

    @Test
    void givesEachBodyItsOwnTime() {
        for (int i = 0; i < 3; i++) {
            connection.send(OF_LENGTH);
            connection.pass(WatchedConnection.BODY_SECONDS - 1);
            connection.send("x".repeat(100));
            connection.respond();
            connection.pass(WatchedConnection.BODY_SECONDS * 2);
        }
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void leavesTheTimeOfABodyToWhoHasAPaceOfItsOwn() {
        connection.send(OF_LENGTH);
        connection.takeOwnPace();
        connection.pass(WatchedConnection.BODY_SECONDS * 10);
        connection.send("x".repeat(100));
        assertThat(connection.isOpen()).isTrue();
        assertThat(connection.answer()).isEmpty();
    }

    @Test
    void limitsTheBodyAfterOneWithAPaceOfItsOwn() {
        connection.send(OF_LENGTH);
        connection.takeOwnPace();
        connection.send("x".repeat(100));
        connection.respond();
        connection.send(OF_LENGTH);
        connection.pass(WatchedConnection.BODY_SECONDS);
        assertThat(connection.answer()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void doesNotBlameTheClientWhileNobodyReads() {
        connection.send(OF_LENGTH);
        connection.read(false);
        connection.pass(WatchedConnection.BODY_SECONDS);
        assertThat(connection.answer()).isEmpty();
        connection.read(true);
        connection.pass(WatchedConnection.BODY_SECONDS);
        assertThat(connection.answer()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void endsAConnectionWhoseBodyGoesOnAfterItsAnswer() {
        connection.send(OF_LENGTH);
        connection.respond();
        connection.pass(WatchedConnection.BODY_SECONDS);
        assertThat(connection.isOpen()).isFalse();
        assertThat(connection.answer()).isEmpty();
    }

    @Test
    void doesNotBreakIntoAnAnswerThatHasBegun() {
        connection.send(OF_LENGTH);
        connection.beginResponse();
        connection.pass(WatchedConnection.BODY_SECONDS);
        assertThat(connection.answer()).isEmpty();
        assertThat(connection.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\nabc", "-1\r\n", "5\r\nhello!!", "\r\n\r\n"})
    void refusesChunksThatAreNone(String body) {
        connection.send(CHUNKED + "3\r\nabc\r\n");
        assertThat(connection.answer()).isEmpty();
        connection.send(body + "\r\n");
        assertThat(connection.answer())
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"MALFORMED_REQUEST\"", "A chunk of the body", "close");
        assertThat(connection.refused("MALFORMED_REQUEST")).isEqualTo(1);
    }

    @Test
    void saysNothingMoreOnceItHasRefused() {
        connection.send(CHUNKED + "zz\r\n");
        connection.answer();
        connection.respond();
        assertThat(connection.answer()).isEmpty();
        connection.pass(5);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void takesChunksAsTheyAre() {
        connection.send(CHUNKED + "3\r\nabc\r\n0\r\n\r\n");
        assertThat(connection.received()).isTrue();
        assertThat(connection.answer()).isEmpty();
    }
}
