package io.phonelog.notification.push;

import java.time.Instant;
import java.util.UUID;

/** A subscription, without its address. */
public record PushSubscriptionView(UUID id, Instant createdAt) {
    static PushSubscriptionView of(PushSubscription subscription) {
        return new PushSubscriptionView(subscription.id(), subscription.createdAt());
    }
}
