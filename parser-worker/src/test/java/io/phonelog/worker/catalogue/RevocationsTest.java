package io.phonelog.worker.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.parse.RunRevoked;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

class RevocationsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID JOB = UUID.randomUUID();

    private final Revocations revocations = new Revocations();

    @Test
    void includeEveryRunUpToTheNewestThatWasTakenBack() {
        revocations.learn(new RunRevoked(JOB, 3), NOW);
        revocations.learn(new RunRevoked(JOB, 2), NOW);

        assertThat(revocations.includes(JOB, 1)).isTrue();
        assertThat(revocations.includes(JOB, 3)).isTrue();
        assertThat(revocations.includes(JOB, 4)).isFalse();
        assertThat(revocations.includes(UUID.randomUUID(), 1)).isFalse();
    }

    @Test
    void areForgottenWhenNoWorkOfTheirsCanBeUnderWayAnyMore() {
        revocations.learn(new RunRevoked(JOB, 1), NOW);

        revocations.learn(new RunRevoked(UUID.randomUUID(), 1), NOW.plus(Duration.ofDays(13)));
        assertThat(revocations.includes(JOB, 1)).isTrue();

        revocations.learn(new RunRevoked(UUID.randomUUID(), 1), NOW.plus(Duration.ofDays(15)));
        assertThat(revocations.includes(JOB, 1)).isFalse();
    }
}
