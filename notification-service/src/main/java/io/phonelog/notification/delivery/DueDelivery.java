package io.phonelog.notification.delivery;

import io.phonelog.notification.webhook.Sealed;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that this process has taken from the queue, with all that sending it needs.
 *
 * @param claim what makes this taking of it different from others
 * @param attempts made before
 * @param time of the event
 * @param createdAt when it was queued
 * @param data JSON
 */
record DueDelivery(
        UUID id,
        int claim,
        int attempts,
        String eventId,
        String type,
        Instant time,
        Instant createdAt,
        String data,
        UUID orgId,
        UUID webhookId,
        String url,
        Sealed sealed) {}
