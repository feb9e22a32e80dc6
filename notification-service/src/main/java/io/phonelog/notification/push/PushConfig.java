package io.phonelog.notification.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How notifications are pushed. Without keys nothing is. */
@ConfigMapping(prefix = "phonelog.push")
public interface PushConfig {
    /** Of VAPID: the uncompressed point on P-256, in base64url. Browsers are given it. */
    Optional<String> publicKey();

    /** Of VAPID: the number that belongs to the public key, in base64url. */
    Optional<String> privateKey();

    /** Whom push services may ask about our messages, {@code mailto:} or {@code https:}. */
    Optional<String> subject();

    /** How long a push service keeps a message for a browser that is away, and how long we try. */
    @WithDefault("1d")
    Duration timeToLive();

    /** How long a push service may take to answer. */
    @WithDefault("10s")
    Duration timeout();

    /** Until a message that was taken and not settled is taken again. */
    @WithDefault("30s")
    Duration lease();

    /**
     * How long a browser's push service is left alone after failures in a row; the last for all
     * more.
     */
    @WithDefault("10s,1m,10m,1h")
    @NotEmpty
    List<Duration> pauses();

    /** How many messages are on their way at once. */
    @WithDefault("32")
    @Min(1)
    int concurrency();

    /** How many of them may be of one tenant: push services that hang hold up nobody else's. */
    @WithDefault("8")
    @Min(1)
    int perTenant();

    /** How long a browser is pushed to after it was last subscribed. */
    @WithDefault("30d")
    Duration lifetime();

    /** How many browsers a user may have subscribed. */
    @WithDefault("20")
    @Min(1)
    int mostPerUser();

    /** How often the queue is looked at anyway, in case a wake-up was lost with a connection. */
    @WithDefault("5s")
    Duration lookAnyway();
}
