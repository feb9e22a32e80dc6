package io.phonelog.notification.push;

import io.smallrye.mutiny.Uni;

import java.time.Duration;
import java.util.UUID;

/**
 * A way to reach a person's device. Web Push is one; the services of makers of mobile phones would
 * be others: a bean each, and subscriptions that name it.
 */
interface PushChannel {
    /** As subscriptions name it. */
    String name();

    /**
     * Sends once; never fails: what goes wrong is the outcome.
     *
     * @param tenant whose message it is
     */
    Uni<PushOutcome> send(UUID tenant, PushAddress address, byte[] message, Duration timeToLive);
}
