package io.phonelog.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;

import org.junit.jupiter.api.Test;

/** The reactive driver's failures, which {@link Transient} knows by name only. */
class ReactiveFailuresTest {

    @Test
    void aServerThatShutsDownComesBack() {
        assertThat(Transient.is(failure("57P01"))).isTrue();
        assertThat(Transient.is(new IllegalStateException(failure("40001")))).isTrue();
    }

    @Test
    void aViolatedRuleStaysViolated() {
        assertThat(Transient.is(failure("23505"))).isFalse();
    }

    private static PgException failure(String sqlState) {
        return new PgException("message", "ERROR", sqlState, "detail");
    }
}
