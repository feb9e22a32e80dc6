/** What a person should know of: notifications, read marks, preferences. */
@NullMarked
package io.phonelog.notification.notice;

import org.jspecify.annotations.NullMarked;
