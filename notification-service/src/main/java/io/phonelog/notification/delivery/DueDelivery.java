package io.phonelog.notification.delivery;

import io.phonelog.notification.webhook.Sealed;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;

import org.jspecify.annotations.Nullable;

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
        Sealed sealed) {

    /** With the columns of the delivery, its event and its webhook. */
    static DueDelivery of(Row row) {
        return new DueDelivery(
                row.getUUID("id"),
                row.getInteger("claim"),
                row.getInteger("attempts"),
                row.getString("event_id"),
                row.getString("type"),
                row.getOffsetDateTime("time").toInstant(),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("data"),
                row.getUUID("org_id"),
                row.getUUID("webhook_id"),
                row.getString("url"),
                new Sealed(
                        row.getString("key_id"),
                        row.getBuffer("secret").getBytes(),
                        bytes(row.getBuffer("retired")),
                        bytes(row.getBuffer("headers"))));
    }

    private static byte @Nullable [] bytes(@Nullable Buffer buffer) {
        return buffer == null ? null : buffer.getBytes();
    }
}
