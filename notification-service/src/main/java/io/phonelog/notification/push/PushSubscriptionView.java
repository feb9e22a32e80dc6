package io.phonelog.notification.push;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A subscription, without its address.
 *
 * @param endsAt unless it is subscribed again before
 */
public record PushSubscriptionView(UUID id, Instant createdAt, Instant endsAt) {
    static PushSubscriptionView of(PushSubscription subscription, Duration lifetime) {
        return new PushSubscriptionView(
                subscription.id(),
                subscription.createdAt(),
                subscription.confirmedAt().plus(lifetime));
    }
}
