package io.phonelog.notification.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A notification as its reader sees it.
 *
 * @param eventId of the event that it tells of, the same on streams and in webhooks
 * @param title for people
 * @param text for people
 * @param data of the event
 * @param readAt null while it is unread
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotificationView(
        UUID id,
        String eventId,
        String type,
        String title,
        String text,
        Instant time,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String data,
        @Nullable Instant readAt) {

    static NotificationView of(NoticeRow row, Wording wording) {
        Notification notification = row.notification();
        Wording.Words words = wording.of(notification.type(), notification.data());
        return new NotificationView(
                notification.id(),
                notification.eventId(),
                notification.type(),
                words.title(),
                words.text(),
                notification.time(),
                notification.data(),
                row.readAt());
    }
}
