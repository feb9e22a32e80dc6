package io.phonelog.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;

import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

class TransientTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57P01", "58030"})
    void aDatabaseThatIsAwayOrBusyComesBack(String sqlState) {
        assertThat(Transient.is(new SQLException("x", sqlState))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42501", "22021", "", "08"})
    void whatTheDatabaseRefusesItRefusesAgain(String sqlState) {
        assertThat(Transient.is(new SQLException("x", sqlState))).isFalse();
        assertThat(Transient.is(new SQLException("x"))).isFalse();
    }

    @Test
    void whatIsOutOfReachComesBack() {
        assertThat(Transient.is(new ConnectException("refused"))).isTrue();
        assertThat(Transient.is(new TimeoutException())).isTrue();
        assertThat(Transient.is(new io.smallrye.mutiny.TimeoutException())).isTrue();
        assertThat(Transient.is(new NotLeaderOrFollowerException("moved"))).isTrue();
    }

    @Test
    void whatIsWrongStaysWrong() {
        assertThat(Transient.is(new IllegalStateException("broken"))).isFalse();
        assertThat(Transient.is(new RecordTooLargeException())).isFalse();
        assertThat(Transient.is(new JsonParseException(null, "no JSON"))).isFalse();
        assertThat(
                        Transient.is(
                                new IllegalStateException(
                                        "the column", new JsonParseException(null, "no JSON"))))
                .isFalse();
    }

    @Test
    void looksAtTheCauses() {
        assertThat(
                        Transient.is(
                                new IllegalStateException(
                                        new CompletionException(new ConnectException()))))
                .isTrue();
    }

    @Test
    void isNotCaughtInACircle() {
        Exception one = new IllegalStateException("one");
        Exception two = new IllegalStateException("two", one);
        one.initCause(two);
        assertThat(Transient.is(one)).isFalse();
    }
}
