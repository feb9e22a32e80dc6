package io.phonelog.notification.push;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that was taken from the queue.
 *
 * @param claim whoever took it later decides
 * @param confirmedAt when its user last subscribed the device
 * @param failures how often in a row its device could not be reached
 * @param data of the event, JSON
 * @param preferences of the user as they are kept; null when there are none
 */
record DuePush(
        UUID id,
        UUID orgId,
        int claim,
        Instant createdAt,
        UUID notificationId,
        String eventId,
        String type,
        String data,
        UUID subscriptionId,
        Instant confirmedAt,
        int failures,
        String channel,
        String keyId,
        byte[] sealed,
        @Nullable String preferences) {}
