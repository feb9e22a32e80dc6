package io.phonelog.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

import java.time.Duration;
import java.util.List;

/** How webhooks are delivered. */
@ConfigMapping(prefix = "phonelog.delivery")
public interface DeliveryConfig {

    /** How long an endpoint may take to answer, connecting included. */
    @WithDefault("15s")
    Duration timeout();

    /**
     * After this time a sender that did not say what became of an attempt is taken for dead, and
     * another makes the attempt again. Longer than the timeout.
     */
    @WithDefault("30s")
    Duration lease();

    /** The pauses before the second attempt, the third, ...: one attempt more than there are pauses. */
    @WithDefault("5s,5m,30m,2h,5h,10h,10h,10h,14h")
    List<Duration> pauses();

    /** Each pause is longer or shorter by up to this share, so that retries do not come in waves. */
    @WithDefault("0.2")
    @DecimalMin("0")
    @DecimalMax("1")
    double jitter();

    /** An endpoint's {@code Retry-After} is honoured up to this. */
    @WithDefault("24h")
    Duration longestWait();

    /** How many messages may be on their way to one endpoint. */
    @WithDefault("8")
    @Min(1)
    int perEndpoint();

    /** How many messages this process may have on their way. */
    @WithDefault("256")
    @Min(1)
    int concurrency();

    /** How often the queue is looked at for retries that are due. */
    @WithDefault("1s")
    Duration lookAnyway();
}
