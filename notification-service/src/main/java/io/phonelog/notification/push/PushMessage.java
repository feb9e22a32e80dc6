package io.phonelog.notification.push;

import com.fasterxml.jackson.annotation.JsonRawValue;

import io.phonelog.notification.notice.Wording.Words;

import java.util.UUID;

/**
 * What a browser's service worker gets, as JSON.
 *
 * @param id of the notification
 * @param data of the event; null when it would not fit into a push message
 */
record PushMessage(
        UUID id,
        String eventId,
        String type,
        String title,
        String text,
        @JsonRawValue String data) {

    static PushMessage of(DuePush due, Words words, boolean withData) {
        return new PushMessage(
                due.notificationId(),
                due.eventId(),
                due.type(),
                words.title(),
                words.text(),
                withData ? due.data() : "null");
    }
}
