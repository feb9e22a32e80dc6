package io.phonelog.notification.push;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that was taken from the queue.
 *
 * @param claim whoever took it later decides
 * @param attempts with this one
 * @param data of the event, JSON
 * @param preferences of the user as they are kept; null when there are none
 */
record DuePush(
        UUID id,
        int claim,
        int attempts,
        Instant createdAt,
        UUID notificationId,
        String eventId,
        String type,
        String data,
        UUID subscriptionId,
        String channel,
        String keyId,
        byte[] sealed,
        @Nullable String preferences) {}
