package io.phonelog.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;

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

    /**
     * The pauses before the second attempt, the third, ...: one attempt more than there are pauses.
     */
    @WithDefault("5s,5m,30m,2h,5h,10h,10h,10h,14h")
    List<Duration> pauses();

    /**
     * Each pause is longer or shorter by up to this share, so that retries do not come in waves.
     */
    @WithDefault("0.2")
    @DecimalMin("0")
    @DecimalMax("1")
    double jitter();

    /** An endpoint's {@code Retry-After} is honoured up to this. */
    @WithDefault("24h")
    @DurationMax(days = 7)
    Duration longestWait();

    /**
     * How long a message waits that cannot be sent for a reason on our side, as while names cannot
     * be resolved. That is no attempt. More than the ten seconds for which Java remembers a
     * failure.
     */
    @WithDefault("15s")
    @DurationMax(days = 7)
    Duration putOff();

    /** From that age of a message on, a name that cannot be resolved is its endpoint's failure. */
    @WithDefault("24h")
    Duration longestUnresolved();

    /** After so many failures in a row an endpoint's breaker opens. */
    @WithDefault("5")
    @Min(1)
    int breakerFailures();

    /** How long it stays open, and an endpoint that is too busy and names no time is left alone. */
    @WithDefault("10s")
    Duration breakerPause();

    /** The pause doubles with every trial that fails, up to this. */
    @WithDefault("10m")
    @DurationMax(days = 7)
    Duration longestBreakerPause();

    /** A sender that was not seen for so long is dead, and what it had taken is taken over. */
    @WithDefault("6s")
    Duration takeover();

    /** Attempts that end, and deliveries that come, within this are one turn with the database. */
    @WithDefault("50ms")
    Duration gather();

    /** How many messages may be on their way to one endpoint, from all replicas together. */
    @WithDefault("8")
    @Min(1)
    int perEndpoint();

    /** How many messages this process may have on their way. */
    @WithDefault("1024")
    @Min(1)
    int concurrency();

    /** How much of that one tenant may have, so that slow endpoints of one hold up no other. */
    @WithDefault("0.25")
    @DecimalMin(value = "0", inclusive = false)
    @DecimalMax("1")
    double tenantShare();

    /** How often the queue is looked at for retries that are due. */
    @WithDefault("1s")
    Duration lookAnyway();
}
