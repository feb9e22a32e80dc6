/** Sends past events to a webhook again. */
@NullMarked
package io.phonelog.notification.replay;

import org.jspecify.annotations.NullMarked;
