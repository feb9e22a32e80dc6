package io.phonelog.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.notification.delivery.Outcome.Answered;
import io.phonelog.notification.delivery.Outcome.NotMade;
import io.phonelog.notification.delivery.Outcome.Unanswered;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class RetryScheduleTest {
    private final List<Duration> pauses = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5));
    private final RetrySchedule middle = schedule(0.5);

    @Test
    void pausesGrowAndEnd() {
        assertThat(middle.next(1, null)).contains(Duration.ofSeconds(5));
        assertThat(middle.next(2, null)).contains(Duration.ofMinutes(5));
        assertThat(middle.next(3, null)).isEmpty();
    }

    @Test
    void pausesAreSpreadByAFifth() {
        assertThat(schedule(0).next(1, null)).contains(Duration.ofSeconds(4));
        assertThat(schedule(1).next(1, null)).contains(Duration.ofSeconds(6));
    }

    @Test
    void waitsAsLongAsTheEndpointAsksWithinReason() {
        assertThat(middle.next(1, Duration.ofSeconds(1))).contains(Duration.ofSeconds(5));
        assertThat(middle.next(1, Duration.ofSeconds(60))).contains(Duration.ofSeconds(60));
        assertThat(middle.next(1, Duration.ofDays(9))).contains(Duration.ofHours(24));
        assertThat(middle.next(3, Duration.ofSeconds(60))).isEmpty();
    }

    @Test
    void readsEveryFormOfRetryAfter() {
        Instant now = Instant.parse("2026-11-21T08:00:00Z");
        assertThat(RetryAfter.parse("120", now)).isEqualTo(Duration.ofSeconds(120));
        assertThat(RetryAfter.parse("Sat, 21 Nov 2026 08:00:30 GMT", now))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Saturday, 21-Nov-26 08:01:00 GMT", now))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryAfter.parse("Sat Nov 21 08:00:01 2026", now))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(RetryAfter.parse("Tue Nov  2 08:00:00 2027", now))
                .isGreaterThan(Duration.ofDays(300));
        assertThat(RetryAfter.parse("Sat, 21 Nov 2020 08:00:30 GMT", now)).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1.5", "99999999999999999999"})
    void ignoresARetryAfterThatCannotBeRead(String header) {
        assertThat(RetryAfter.parse(header, Instant.now())).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void twoHundredsAreTaken(int status) {
        assertThat(verdict(status)).isInstanceOf(Verdict.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 404, 429, 500, 503})
    void everythingElseIsTriedAgain(int status) {
        assertThat(verdict(status)).isInstanceOf(Verdict.TryAgain.class);
    }

    @Test
    void goneIsGone() {
        assertThat(verdict(410)).isInstanceOf(Verdict.EndpointGone.class);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThat(Verdict.on(new Unanswered("away"), 3, middle))
                .isInstanceOf(Verdict.GivenUp.class);
    }

    private Verdict verdict(int status) {
        return Verdict.on(new Answered(status, "", null), 1, middle);
    }

    @Test
    void whatCouldNotBeSentIsPutOffHoweverOften() {
        assertThat(Verdict.on(new NotMade("no name server"), 3, middle))
                .isEqualTo(new Verdict.PutOff(Duration.ofSeconds(15)));
    }

    private RetrySchedule schedule(double random) {
        return new RetrySchedule(
                pauses, 0.2, Duration.ofHours(24), Duration.ofSeconds(15), () -> random);
    }
}
