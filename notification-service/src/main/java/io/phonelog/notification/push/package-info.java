/**
 * Notifications that reach people while they look elsewhere: Web Push, and a seam for other ways.
 */
@NullMarked
package io.phonelog.notification.push;

import org.jspecify.annotations.NullMarked;
