package io.phonelog.notification.history;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * How a webhook fares.
 *
 * @param attempts of the time asked for
 * @param successRate share of attempts that were taken, 0 to 1; absent without attempts
 * @param byHour hours with attempts, the earliest first
 * @param pending deliveries that wait or are on their way
 * @param breaker {@code closed}, {@code open}, {@code half_open}, or {@code throttled}: the
 *     endpoint asked to be left alone
 * @param pausedUntil nothing is sent before
 * @param failingSince when the first of the failures came that no success has followed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatsView(
        Instant from,
        Instant to,
        long attempts,
        long succeeded,
        @Nullable Double successRate,
        @Nullable Double p50Ms,
        @Nullable Double p99Ms,
        List<Hour> byHour,
        long pending,
        @Nullable Instant oldestPendingAt,
        String breaker,
        int failuresInARow,
        @Nullable Instant pausedUntil,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant failingSince) {

    /** The attempts that began in an hour, with how long they took. */
    public record Hour(Instant hour, long attempts, long succeeded, double p50Ms, double p99Ms) {}
}
