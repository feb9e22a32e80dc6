package io.phonelog.notification.notice;

import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.Total;

import java.util.List;

/**
 * A page of notifications.
 *
 * @param unread how many there are unread in all
 */
public record NotificationList(List<NotificationView> items, Page.Position page, Total unread) {}
