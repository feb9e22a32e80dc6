package io.phonelog.notification.notice;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A notification, and when its reader read it.
 *
 * @param readAt null while it is unread
 */
public record NoticeRow(Notification notification, @Nullable Instant readAt) {}
